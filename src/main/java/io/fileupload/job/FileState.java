package io.fileupload.job;

import java.util.Set;

/** The states of one file of a job and which may follow which. */
public enum FileState {
    PENDING,
    IN_PROGRESS,
    UPLOADED,
    FAILED,
    SKIPPED;

    /** Whether the state machine allows this step; a file that changed on disk may always go round again. */
    public boolean mayBecome(FileState next) {
        return switch (this) {
            case PENDING -> Set.of(PENDING, IN_PROGRESS, FAILED, SKIPPED).contains(next);
            case IN_PROGRESS -> true;
            case UPLOADED, FAILED, SKIPPED -> Set.of(PENDING, FAILED, SKIPPED).contains(next);
        };
    }
}
