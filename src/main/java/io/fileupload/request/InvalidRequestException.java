package io.fileupload.request;

import java.util.List;
import java.util.stream.Collectors;

/** A request with fields that cannot be accepted, each with what is wrong. */
public class InvalidRequestException extends RuntimeException {

    private final List<InvalidField> errors;

    public InvalidRequestException(List<InvalidField> errors) {
        super(errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public static InvalidRequestException ofField(String field, String message) {
        return new InvalidRequestException(List.of(new InvalidField(field, message)));
    }

    public List<InvalidField> errors() {
        return errors;
    }

    /** What is wrong with one field, in words. */
    public record InvalidField(String field, String message) {}
}
