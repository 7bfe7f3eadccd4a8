package io.fileupload.job;

import org.jspecify.annotations.Nullable;

/**
 * What S3 confirmed of an object.
 *
 * @param checksum algorithm and value, such as {@code CRC32:DUoRhQ==}
 * @param resumedBytes how much of it S3 had from an attempt before
 */
public record Receipt(@Nullable String etag, String checksum, long resumedBytes) {}
