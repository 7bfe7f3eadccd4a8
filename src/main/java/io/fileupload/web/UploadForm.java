package io.fileupload.web;

import io.fileupload.job.JobOptions;
import io.fileupload.job.JobRequest;
import io.fileupload.request.CreateUploadRequest;
import io.fileupload.request.InvalidRequestException.InvalidField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form of a new upload as it was sent; lists have an entry a line. */
record UploadForm(
        @BindParam("upload_id") @Nullable String uploadId,
        @BindParam("source_folder") @Nullable String sourceFolder,
        @BindParam("destination_bucket") @Nullable String bucket,
        @BindParam("destination_prefix") @Nullable String prefix,
        @Nullable String pattern,
        @Nullable String exclude,
        @Nullable String overwrite,
        @Nullable Boolean monitor,
        @BindParam("storage_class") @Nullable String storageClass,
        @BindParam("server_side_encryption") @Nullable String encryption,
        @BindParam("kms_key_id") @Nullable String kmsKeyId,
        @Nullable String tags,
        @Nullable String metadata) {

    static UploadForm empty() {
        return new UploadForm(null, null, null, null, null, null, "always", true, null, null, null, null, null);
    }

    /** Filled in as this upload was, but for its name, which is taken. */
    static UploadForm like(JobRequest upload) {
        JobOptions options = upload.options();
        return new UploadForm(
                null,
                upload.sourceFolder(),
                upload.bucket(),
                upload.prefix(),
                upload.pattern(),
                String.join("\n", options.exclude()),
                options.overwrite().name().toLowerCase(Locale.ROOT),
                upload.monitor(),
                options.storageClass(),
                options.serverSideEncryption(),
                options.kmsKeyId(),
                pairs(options.tags()),
                pairs(options.metadata()));
    }

    private static String pairs(Map<String, String> entries) {
        return entries.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    UploadForm withSourceFolder(String folder) {
        return new UploadForm(
                uploadId,
                folder,
                bucket,
                prefix,
                pattern,
                exclude,
                overwrite,
                monitor,
                storageClass,
                encryption,
                kmsKeyId,
                tags,
                metadata);
    }

    /** @param bucketIfNone what to take for a bucket that is not given yet; null takes none */
    CreateUploadRequest request(@Nullable String bucketIfNone) {
        String given = given(bucket);
        return new CreateUploadRequest(
                given(uploadId),
                given(sourceFolder),
                given == null ? bucketIfNone : given,
                given(prefix),
                given(pattern),
                lines(exclude),
                given(overwrite),
                Boolean.TRUE.equals(monitor),
                given(storageClass),
                given(encryption),
                given(kmsKeyId),
                entries(tags),
                entries(metadata));
    }

    /** What people type that the API could not take for a mistake. */
    List<InvalidField> slips() {
        List<InvalidField> slips = new ArrayList<>();
        if (bucketIsPath()) {
            slips.add(new InvalidField("destination_bucket", "takes only the name; the rest goes into Prefix"));
        }
        slips.addAll(withoutEquals("tags", tags));
        slips.addAll(withoutEquals("metadata", metadata));
        return slips;
    }

    /** Such as {@code s3://bucket/prefix}. */
    boolean bucketIsPath() {
        return bucket != null && bucket.contains("/");
    }

    private static List<InvalidField> withoutEquals(String field, @Nullable String text) {
        List<InvalidField> slips = new ArrayList<>();
        List<String> lines = text == null ? List.of() : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).contains("=")) {
                slips.add(new InvalidField(field + "[" + i + "]", "has no “=”; write key=value"));
            }
        }
        return slips;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable List<@Nullable String> lines(@Nullable String text) {
        String given = given(text);
        return given == null ? null : List.of(given.split("\\s*\\R\\s*"));
    }

    /** {@code key=value} a line. */
    private static @Nullable Map<String, @Nullable String> entries(@Nullable String text) {
        List<@Nullable String> lines = lines(text);
        if (lines == null) {
            return null;
        }
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = String.valueOf(line).split("=", 2);
            entries.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
        }
        return entries;
    }
}
