package io.fileupload.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as S3 reports it.
 *
 * @param size bytes
 * @param etag without quotes
 * @param etagIsMd5 whether the ETag is made of MD5 sums: not so of objects encrypted with KMS or customer keys (Amazon S3
 *     API Reference, "Object")
 * @param crc32 base64 CRC32 of the whole object, where the server keeps one
 * @param metadata user metadata
 */
public record StoredObject(
        long size,
        @Nullable String etag,
        boolean etagIsMd5,
        @Nullable String crc32,
        Map<String, String> metadata) {

    boolean isMultipart() {
        return etag != null && etag.contains("-");
    }
}
