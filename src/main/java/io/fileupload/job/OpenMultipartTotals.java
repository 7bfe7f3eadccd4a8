package io.fileupload.job;

/**
 * Multipart uploads that have begun and not ended.
 *
 * @param bytes what S3 holds of them as far as it is written down
 */
public record OpenMultipartTotals(long count, long bytes) {}
