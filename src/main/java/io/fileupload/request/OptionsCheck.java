package io.fileupload.request;

import io.fileupload.job.JobOptions;
import io.fileupload.job.Overwrite;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks the options of an upload. The limits are those of S3 (Amazon S3 User Guide, "Categorizing your objects using
 * tags" and "Working with object metadata").
 */
final class OptionsCheck {

    private static final int MAX_EXCLUDES = 100;
    private static final int MAX_TAGS = 10;
    private static final int MAX_METADATA_BYTES = 2_000;
    private static final List<String> STORAGE_CLASSES = List.of(
            "STANDARD",
            "REDUCED_REDUNDANCY",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER",
            "DEEP_ARCHIVE",
            "OUTPOSTS",
            "GLACIER_IR",
            "SNOW",
            "EXPRESS_ONEZONE");
    private static final List<String> ENCRYPTIONS = List.of("AES256", "aws:kms");

    private final FieldErrors errors;

    OptionsCheck(FieldErrors errors) {
        this.errors = errors;
    }

    JobOptions checked(CreateUploadRequest request) {
        oneOf("storage_class", request.storageClass(), STORAGE_CLASSES);
        oneOf("server_side_encryption", request.serverSideEncryption(), ENCRYPTIONS);
        kmsKey(request.kmsKeyId(), request.serverSideEncryption());
        return new JobOptions(
                exclude(request.exclude()),
                overwrite(request.overwrite()),
                request.storageClass(),
                request.serverSideEncryption(),
                request.kmsKeyId(),
                tags(request.tags()),
                metadata(request.metadata()));
    }

    private List<String> exclude(@Nullable List<@Nullable String> globs) {
        if (globs == null) {
            return List.of();
        }
        if (globs.size() > MAX_EXCLUDES) {
            errors.add("exclude", "must have at most " + MAX_EXCLUDES + " globs");
        }
        for (int i = 0; i < Math.min(globs.size(), MAX_EXCLUDES); i++) {
            glob("exclude[" + i + "]", globs.get(i));
        }
        return globs.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private void glob(String field, @Nullable String glob) {
        String problem = GlobCheck.problem(glob);
        if (problem != null) {
            errors.add(field, problem);
        }
    }

    private Overwrite overwrite(@Nullable String value) {
        if (value == null) {
            return Overwrite.ALWAYS;
        }
        oneOf("overwrite", value, List.of("always", "if_changed", "never"));
        return errors.isEmpty() ? Overwrite.valueOf(value.toUpperCase(Locale.ROOT)) : Overwrite.ALWAYS;
    }

    private void kmsKey(@Nullable String key, @Nullable String encryption) {
        if (key != null && !"aws:kms".equals(encryption)) {
            errors.add("kms_key_id", "needs server_side_encryption to be aws:kms");
        } else if (key != null && !key.matches("[\\x21-\\x7e]{1,2048}")) {
            errors.add("kms_key_id", "must be the id, ARN or alias of a KMS key");
        }
    }

    private Map<String, String> tags(@Nullable Map<String, @Nullable String> tags) {
        Map<String, String> checked = new TreeMap<>();
        if (tags == null) {
            return checked;
        }
        if (tags.size() > MAX_TAGS) {
            errors.add("tags", "must have at most " + MAX_TAGS + " entries");
        }
        tags.forEach((key, value) -> {
            String text = value == null ? "" : value;
            boolean allowed = (key + text).matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
            if (key.isEmpty() || length(key) > 128 || length(text) > 256 || key.startsWith("aws:") || !allowed) {
                errors.add(
                        "tags",
                        "must have keys of 1 to 128 and values of up to 256 letters, digits, spaces or _.:/=+-@,"
                                + " keys not beginning with 'aws:'");
            }
            checked.put(key, text);
        });
        return checked;
    }

    /** In characters as S3 counts them. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private Map<String, String> metadata(@Nullable Map<String, @Nullable String> metadata) {
        Map<String, String> checked = new TreeMap<>();
        if (metadata == null) {
            return checked;
        }
        metadata.forEach((key, value) -> {
            String text = value == null ? "" : value;
            if (!key.matches("[a-z0-9][a-z0-9_.-]*") || key.equals("mtime")) {
                errors.add(
                        "metadata", "must have keys of lowercase letters, digits, '-', '_' or '.', other than mtime");
            }
            if (!text.matches("([\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?)?")) {
                errors.add("metadata", "must have values of printable ASCII, without spaces at their ends");
            }
            checked.put(key, text);
        });
        int bytes = checked.entrySet().stream()
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MAX_METADATA_BYTES) {
            errors.add("metadata", "must have at most " + MAX_METADATA_BYTES + " bytes in all");
        }
        return checked;
    }

    private void oneOf(String field, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            errors.add(field, "must be one of " + String.join(", ", allowed));
        }
    }
}
