package io.fileupload.job;

import java.util.EnumSet;
import java.util.Set;

/** The states of an upload job, which may follow which, and what people may ask of a job in each. */
public enum JobState {
    PENDING,
    IN_PROGRESS,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** What people may ask of a job. */
    public enum Control {
        PAUSE("only an upload that runs or waits to run can be paused", PENDING, IN_PROGRESS),
        RESUME("only a paused upload can be resumed", PAUSED),
        CANCEL("only an upload that has not ended can be cancelled", PENDING, IN_PROGRESS, PAUSED),
        RETRY("only a failed upload can be retried", FAILED),
        RESCAN("only a completed or failed upload can be rescanned", COMPLETED, FAILED),
        DELETE("cancel or pause it before it is deleted", PAUSED, COMPLETED, FAILED, CANCELLED);

        private final String otherwise;
        private final Set<JobState> in;

        Control(String otherwise, JobState first, JobState... more) {
            this.otherwise = otherwise;
            this.in = EnumSet.of(first, more);
        }
    }

    /** Whether a job in this state may be asked for that. */
    public boolean allows(Control control) {
        return control.in.contains(this);
    }

    void require(String jobId, Control control) {
        if (!allows(control)) {
            throw IllegalTransitionException.notNow(jobId, this, control.otherwise);
        }
    }

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
