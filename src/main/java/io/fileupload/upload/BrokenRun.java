package io.fileupload.upload;

import io.fileupload.job.DatabaseFailures;
import io.fileupload.job.Job;
import io.fileupload.job.JobError;
import io.fileupload.job.JobFailure;
import io.fileupload.job.JobTransitions;
import io.fileupload.work.NotOwnerException;
import io.fileupload.work.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says on a job that its run ended by an unexpected error, which the scheduler logs and tries again with growing pauses. */
@Component
class BrokenRun {

    private static final Logger log = LoggerFactory.getLogger(BrokenRun.class);

    private final JobTransitions transitions;

    BrokenRun(JobTransitions transitions) {
        this.transitions = transitions;
    }

    void report(Owner owner, Job job, RuntimeException e) {
        if (e instanceof NotOwnerException || DatabaseFailures.isUnavailable(e)) {
            return;
        }
        String reason =
                "The run broke off by an unexpected error (%s), which is in the service's log; it is tried again"
                        .formatted(e.getClass().getSimpleName());
        try {
            transitions.setError(owner, job.id(), JobError.of(JobFailure.BROKE_OFF, reason));
        } catch (RuntimeException unwritten) {
            log.debug("Nor could that be written down", unwritten);
        }
    }
}
