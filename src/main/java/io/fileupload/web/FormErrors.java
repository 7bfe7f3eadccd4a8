package io.fileupload.web;

import io.fileupload.upload.InvalidRequestException;
import io.fileupload.upload.InvalidRequestException.InvalidField;
import java.util.List;

/** What is wrong with a form, by field. */
record FormErrors(List<InvalidField> all) {

    static final FormErrors NONE = new FormErrors(List.of());

    static FormErrors of(InvalidRequestException e) {
        return new FormErrors(e.errors());
    }

    static FormErrors ofField(String field, String message) {
        return new FormErrors(List.of(new InvalidField(field, message)));
    }

    /** Of a field or one of its entries, such as {@code exclude[2]}. */
    public List<String> of(String field) {
        return all.stream()
                .filter(error -> base(error.field()).equals(field))
                .map(InvalidField::message)
                .toList();
    }

    public boolean has(String field) {
        return !of(field).isEmpty();
    }

    /** Whether the part of the form that is folded away has some. */
    public boolean inOptions() {
        return all.stream().map(error -> base(error.field())).anyMatch(field -> !isBasic(field));
    }

    private static boolean isBasic(String field) {
        return List.of("source_folder", "destination_bucket", "destination_prefix")
                .contains(field);
    }

    /** For the summary that links to the fields. */
    static String base(String field) {
        return field.replaceFirst("\\[.*", "");
    }
}
