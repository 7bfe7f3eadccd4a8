package io.fileupload.job;

import io.fileupload.work.Fence;
import io.fileupload.work.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the owner of a job's run, or of one of its shards, makes of the job. Refused to whoever no longer owns it, so that
 * nothing that was under way undoes what was asked meanwhile.
 */
@Service
@Transactional
public class JobTransitions {

    private final JobRepository jobs;
    private final FileRepository files;
    private final CounterUpdate counters;
    private final Runs runs;
    private final Shards shards;
    private final AbandonedUploads abandoned;
    private final Fence fence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobTransitions(
            JobRepository jobs,
            FileRepository files,
            CounterUpdate counters,
            Runs runs,
            Shards shards,
            AbandonedUploads abandoned,
            Fence fence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.counters = counters;
        this.runs = runs;
        this.shards = shards;
        this.abandoned = abandoned;
        this.fence = fence;
        this.events = events;
        this.clock = clock;
    }

    /** Begins or continues a run on this node. */
    public Job start(Owner owner, String id, String node) {
        return update(owner, id, (job, now) -> {
            requireGoingOn(job);
            job.start(now);
            runs.open(id, RunKind.UPLOAD, "recovery");
            runs.began(id, node);
        });
    }

    /** The folder of a running job was looked at. */
    public Job scanned(Owner owner, String id, ScanFigures found) {
        return update(owner, id, (job, now) -> {
            requireGoingOn(job);
            job.scanned(now);
            runs.scanned(id, found);
            runs.sending(id);
        });
    }

    /** The folder of a running job was looked at, and has to be looked at once more. */
    public void scannedInPart(Owner owner, String id, ScanFigures found) {
        update(owner, id, (job, now) -> {
            requireGoingOn(job);
            runs.scanned(id, found);
            runs.sending(id);
        });
    }

    /** The folder of a finished job was looked at and nothing has changed: no one is told. */
    public void watched(Owner owner, String id) {
        change(owner, id, (job, now) -> job.scanned(now));
    }

    /** The folder of a finished job has changed: back to work. */
    public Job reopen(Owner owner, String id, ScanFigures found) {
        return update(owner, id, (job, now) -> {
            requireGoingOn(job);
            job.scanned(now);
            job.reopen(false, now);
            runs.open(id, RunKind.WATCH, "monitor");
            runs.scanned(id, found);
            runs.sending(id);
        });
    }

    /**
     * Ends a run: completed, or failed if any file did.
     *
     * @param mainFailure the most frequent reason, if any
     * @throws IllegalTransitionException while a file waits or is being sent
     */
    public Job complete(Owner owner, String id, @Nullable JobError mainFailure) {
        return update(owner, id, (job, now) -> {
            requireGoingOn(job);
            if (isUnsettled(id)) {
                throw IllegalTransitionException.unsettled(id);
            }
            job.complete(mainFailure, now);
            runs.end(id, job.state(), job.toJob().error());
        });
    }

    private boolean isUnsettled(String id) {
        return files.existsByJobIdAndState(id, FileState.PENDING)
                || files.existsByJobIdAndState(id, FileState.IN_PROGRESS);
    }

    /** The job cannot go on; its other owners let go. */
    public Job fail(Owner owner, String id, JobError why) {
        return update(owner, id, (job, now) -> {
            requireGoingOn(job);
            job.fail(why, now);
            runs.end(id, JobState.FAILED, why);
        });
    }

    /** As {@link #fail}: the bucket is gone and all that was in it, so whatever was or was found there is to be sent again. */
    public Job failWithoutBucket(Owner owner, String id, JobError why) {
        Job job = fail(owner, id, why);
        files.putStoredBack(id);
        counters.recount(id);
        return job;
    }

    /** Something is wrong that passes by itself or with a person's help; null once it has passed. */
    public void setError(Owner owner, String id, @Nullable JobError why) {
        change(owner, id, (found, now) -> {
            if (found.setError(why, now)) {
                events.publishEvent(new JobChanged(id));
            }
        });
    }

    /** No one has work of the job any more: what was in flight at the death of its owner is in doubt. */
    public Job halted(Owner owner, String id) {
        return update(owner, id, (job, now) -> {
            files.putBackInDoubt(id);
            if (job.state() == JobState.CANCELLED) {
                abandoned.addAllOf(id);
                counters.recount(id);
                shards.forget(id);
                runs.end(id, JobState.CANCELLED, null);
            }
            job.halted();
        });
    }

    /** When its folder is looked at next; null for never. */
    public void planScan(Owner owner, String id, @Nullable Instant next) {
        change(owner, id, (job, now) -> job.planScan(next));
    }

    /** A control that came in between stands. */
    private static void requireGoingOn(JobEntity job) {
        if (job.isHalting()) {
            throw JobHaltedException.of(job.getId());
        }
    }

    private Job update(Owner owner, String id, BiConsumer<JobEntity, Instant> change) {
        JobEntity job = change(owner, id, change);
        events.publishEvent(new JobChanged(id));
        return job.toJob();
    }

    private JobEntity change(Owner owner, String id, BiConsumer<JobEntity, Instant> change) {
        JobEntity job = jobs.findForUpdate(id).orElseThrow(() -> JobNotFoundException.withId(id));
        fence.require(owner);
        change.accept(job, Timestamps.truncate(clock.instant()));
        return job;
    }
}
