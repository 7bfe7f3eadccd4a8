package io.fileupload.storage;

/**
 * A multipart upload that has begun.
 *
 * @param partSize bytes
 */
public record OpenMultipart(String uploadId, long partSize) {}
