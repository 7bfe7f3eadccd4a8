package io.fileupload.job;

import java.time.Instant;

/** Where a page of jobs, newest first, goes on. */
public record JobCursor(Instant createdAt, String id) {

    public static JobCursor after(Job job) {
        return new JobCursor(job.createdAt(), job.id());
    }
}
