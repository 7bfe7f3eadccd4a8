package io.fileupload.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a wish for an upload, as sent. */
public record CreateUploadRequest(
        @Nullable String uploadId,
        @Nullable String sourceFolder,
        @Nullable String destinationBucket,
        @Nullable String destinationPrefix,
        @Nullable String pattern,
        @Nullable List<@Nullable String> exclude,
        @Nullable String overwrite,
        @Nullable Boolean monitor,
        @Nullable String storageClass,
        @Nullable String serverSideEncryption,
        @Nullable String kmsKeyId,
        @Nullable Map<String, @Nullable String> tags,
        @Nullable Map<String, @Nullable String> metadata) {}
