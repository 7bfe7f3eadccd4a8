package io.fileupload.api;

import io.fileupload.job.FileState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file of an upload; sizes in bytes. */
record FileResponse(
        String path,
        String key,
        FileState state,
        long size,
        @Nullable Instant mtime,
        long completedBytes,
        int attempts,
        @Nullable String failureCode,
        @Nullable String failureReason,
        @Nullable String etag,
        @Nullable Checksum checksum,
        Instant createdAt,
        Instant updatedAt) {

    /** @param value base64, as S3 writes it */
    record Checksum(String algorithm, String value) {

        static @Nullable Checksum parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int colon = text.indexOf(':');
            return new Checksum(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
