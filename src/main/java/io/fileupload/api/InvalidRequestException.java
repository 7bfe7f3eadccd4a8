package io.fileupload.api;

import java.util.List;
import java.util.stream.Collectors;

/** A request with fields that cannot be accepted, each with what is wrong. */
class InvalidRequestException extends RuntimeException {

    private final List<InvalidField> errors;

    InvalidRequestException(List<InvalidField> errors) {
        super(errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    static InvalidRequestException ofField(String field, String message) {
        return new InvalidRequestException(List.of(new InvalidField(field, message)));
    }

    List<InvalidField> errors() {
        return errors;
    }

    /** What is wrong with one field, in words. */
    record InvalidField(String field, String message) {}
}
