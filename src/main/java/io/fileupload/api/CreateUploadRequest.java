package io.fileupload.api;

import org.jspecify.annotations.Nullable;

/** The body of a wish for an upload, as sent. */
record CreateUploadRequest(
        @Nullable String uploadId,
        @Nullable String sourceFolder,
        @Nullable String destinationBucket,
        @Nullable String destinationPrefix,
        @Nullable String pattern,
        @Nullable Boolean monitor) {}
