package io.fileupload.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as S3 reports it.
 *
 * @param size bytes
 * @param etag without quotes
 * @param crc32 base64 CRC32 of the whole object, where the server keeps one
 * @param metadata user metadata
 */
public record StoredObject(
        long size, @Nullable String etag, @Nullable String crc32, Map<String, String> metadata) {}
