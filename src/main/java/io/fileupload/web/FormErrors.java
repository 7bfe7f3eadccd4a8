package io.fileupload.web;

import io.fileupload.request.InvalidRequestException;
import io.fileupload.request.InvalidRequestException.InvalidField;
import java.util.List;

/** What is wrong with a form, by field. */
record FormErrors(List<FormError> all) {

    static final FormErrors NONE = new FormErrors(List.of());

    static FormErrors of(InvalidRequestException e) {
        return new FormErrors(e.errors().stream().map(FormError::of).toList());
    }

    static FormErrors ofField(String field, String message) {
        return of(InvalidRequestException.ofField(field, message));
    }

    /** Of a field or one of its lines, as it reads beside the field. */
    public List<String> of(String field) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(FormError::besideField)
                .toList();
    }

    public boolean has(String field) {
        return !of(field).isEmpty();
    }

    /** Whether the part of the form that is folded away has some. */
    public boolean inOptions() {
        return all.stream().map(FormError::field).anyMatch(field -> !isInSight(field));
    }

    private static boolean isInSight(String field) {
        return List.of("source_folder", "destination_bucket", "destination_prefix", "pattern", "exclude", "overwrite")
                .contains(field);
    }

    /** @see InvalidField */
    record FormError(String field, int line, String message) {

        static FormError of(InvalidField error) {
            String[] parts = error.field().split("[\\[\\]]");
            int line = parts.length > 1 ? Integer.parseInt(parts[1]) + 1 : 0;
            return new FormError(parts[0], line, FieldLabels.inWordsOfTheForm(error.message()));
        }

        /** With the label of its field, for lists of all that is wrong. */
        public String words() {
            return FieldLabels.of(field) + (line > 0 ? ", line " + line : "") + ": " + message;
        }

        String besideField() {
            return line > 0 ? "Line " + line + ": " + message : message;
        }
    }
}
