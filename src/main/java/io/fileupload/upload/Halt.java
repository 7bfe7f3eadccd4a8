package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.job.JobState;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.Jobs;
import io.fileupload.job.Shards;
import io.fileupload.transfer.LiveProgress;
import io.fileupload.work.Next;
import io.fileupload.work.Owner;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Brings about that nothing of a job is at work any more: after a pause, a cancel, a delete, or a failure of the job as a
 * whole. Takes away what no one has begun, waits for the owners of the rest to let go, and only then says that it is so.
 */
@Component
class Halt {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 40;

    private final Jobs jobs;
    private final Shards shards;
    private final JobTransitions transitions;
    private final AbandonedMultiparts multiparts;
    private final LiveProgress progress;
    private final Clock clock;

    Halt(
            Jobs jobs,
            Shards shards,
            JobTransitions transitions,
            AbandonedMultiparts multiparts,
            LiveProgress progress,
            Clock clock) {
        this.jobs = jobs;
        this.shards = shards;
        this.transitions = transitions;
        this.multiparts = multiparts;
        this.progress = progress;
        this.clock = clock;
    }

    Next step(Owner owner, Job job) throws InterruptedException {
        shards.putAside(job.id());
        if (anyOwned(job)) {
            return Next.at(clock.instant());
        }
        progress.ended(job.id());
        return job.deleting() ? deleted(owner, job) : halted(owner, job);
    }

    private boolean anyOwned(Job job) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (!shards.anyOwned(job.id())) {
                return false;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    private Next halted(Owner owner, Job job) throws InterruptedException {
        Job halted = transitions.halted(owner, job.id());
        if (halted.state() == JobState.CANCELLED) {
            multiparts.abortOf(job.id());
        }
        // Resumed meanwhile, or finished and perhaps watched.
        return halted.state() == JobState.PAUSED || halted.state() == JobState.CANCELLED
                ? Next.PARKED
                : Next.at(clock.instant());
    }

    private Next deleted(Owner owner, Job job) throws InterruptedException {
        while (jobs.deleteSome(owner, job.id())) {
            // A batch at a time, so that other jobs can write in between.
        }
        multiparts.abortOf(job.id());
        return Next.PARKED;
    }
}
