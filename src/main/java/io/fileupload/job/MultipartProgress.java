package io.fileupload.job;

/**
 * An open multipart upload of a file.
 *
 * @param uploadId S3's id of it
 * @param partSize bytes a part
 * @param version the version of the file its parts were read from
 */
public record MultipartProgress(String uploadId, long partSize, String version) {}
