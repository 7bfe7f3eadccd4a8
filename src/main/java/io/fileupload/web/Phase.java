package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.upload.JobStatus;
import java.util.Locale;

/** What an upload is doing, in one word. */
enum Phase {
    WAITING,
    SCANNING,
    UPLOADING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    static Phase of(Job job, JobStatus status) {
        return switch (job.state()) {
            case PENDING -> WAITING;
            case IN_PROGRESS -> status.scanning() ? SCANNING : UPLOADING;
            case PAUSED -> PAUSED;
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Of its style. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
