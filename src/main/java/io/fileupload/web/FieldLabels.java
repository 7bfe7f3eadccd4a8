package io.fileupload.web;

import java.util.Map;

/** What the form calls the fields of the API. */
final class FieldLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("source_folder", "Folder"),
            Map.entry("destination_bucket", "Bucket"),
            Map.entry("destination_prefix", "Prefix"),
            Map.entry("pattern", "Only files that match"),
            Map.entry("exclude", "Leave out"),
            Map.entry("overwrite", "Objects that are already there"),
            Map.entry("storage_class", "Storage class"),
            Map.entry("server_side_encryption", "Encryption"),
            Map.entry("kms_key_id", "KMS key"),
            Map.entry("tags", "Tags"),
            Map.entry("metadata", "Metadata"),
            Map.entry("upload_id", "Name of the upload"));

    private FieldLabels() {}

    static String of(String field) {
        return LABELS.getOrDefault(field, field);
    }

    /** A message that names other fields names them as the form does. */
    static String inWordsOfTheForm(String message) {
        String words = message;
        for (Map.Entry<String, String> label : LABELS.entrySet()) {
            if (label.getKey().contains("_")) {
                words = words.replace(label.getKey(), "“" + label.getValue() + "”");
            }
        }
        return words;
    }
}
