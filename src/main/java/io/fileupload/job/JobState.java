package io.fileupload.job;

import java.util.Set;

/** The states of an upload job and which may follow which. */
public enum JobState {
    PENDING,
    IN_PROGRESS,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether the state machine allows this step. */
    public boolean mayBecome(JobState next) {
        return switch (this) {
            case PENDING -> Set.of(IN_PROGRESS, PAUSED, CANCELLED, FAILED).contains(next);
            case IN_PROGRESS -> Set.of(COMPLETED, FAILED, PAUSED, CANCELLED).contains(next);
            case PAUSED -> Set.of(IN_PROGRESS, CANCELLED).contains(next);
            case COMPLETED, FAILED -> next == IN_PROGRESS;
            case CANCELLED -> false;
        };
    }

    /** Whether the job may have work running or waiting to run. */
    public boolean isActive() {
        return this == PENDING || this == IN_PROGRESS;
    }

    /** Whether the job has run to its end, well or not. */
    public boolean isFinished() {
        return this == COMPLETED || this == FAILED;
    }
}
