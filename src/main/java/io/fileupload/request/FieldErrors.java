package io.fileupload.request;

import io.fileupload.request.InvalidRequestException.InvalidField;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a request, each thing once. */
final class FieldErrors {

    private final List<InvalidField> errors = new ArrayList<>();

    void add(String field, String message) {
        InvalidField error = new InvalidField(field, message);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** @throws InvalidRequestException if anything is wrong */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }
}
