package io.fileupload.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for general purpose bucket names (Amazon S3 User Guide, "General purpose bucket naming rules"). */
final class BucketName {

    private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_SUFFIXES =
            List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketName() {}

    /** What is wrong with the name, or null. */
    static @Nullable String problem(String name) {
        if (name.length() < 3 || name.length() > 63) {
            return "must have 3 to 63 characters";
        }
        if (!name.matches("[a-z0-9.-]+")) {
            return "may only have lowercase letters, digits, dots and hyphens";
        }
        if (!name.matches("[a-z0-9].*[a-z0-9]")) {
            return "must begin and end with a letter or digit";
        }
        if (name.contains("..")) {
            return "must not have two dots in a row";
        }
        if (name.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return "must not look like an IP address";
        }
        boolean reserved = RESERVED_PREFIXES.stream().anyMatch(name::startsWith)
                || RESERVED_SUFFIXES.stream().anyMatch(name::endsWith);
        return reserved ? "begins or ends with something that S3 reserves" : null;
    }
}
