package io.fileupload.upload;

import io.fileupload.job.Attention;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is right now: what the database has, with what its run is doing at the moment.
 *
 * @param progress completed of total files, 0 to 1
 * @param completedBytes bytes that S3 acknowledged
 * @param etaSeconds null while it cannot be told
 * @param scanning totals still grow
 * @param error why the job failed or waits, in words
 * @param attention what it needs a person for
 */
public record JobStatus(
        double progress,
        long completedBytes,
        long bytesPerSecond,
        @Nullable Long etaSeconds,
        boolean scanning,
        @Nullable String error,
        @Nullable Attention attention) {}
