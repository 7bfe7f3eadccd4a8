package io.fileupload.job;

/**
 * The answer to a wish for a job.
 *
 * @param created false if the same request had made it before
 */
public record CreatedJob(String id, boolean created) {}
