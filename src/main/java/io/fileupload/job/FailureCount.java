package io.fileupload.job;

/** How many files of a job failed for one reason; the reason is that of one of them. */
public record FailureCount(String code, String reason, long count) {}
