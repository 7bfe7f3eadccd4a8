package io.fileupload.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves jobs from state to state; each says so by a {@link JobChanged}, and refuses what its state does not allow. */
@Service
@Transactional
public class JobTransitions {

    private final JobRepository jobs;
    private final FileRepository files;
    private final CounterUpdate counters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobTransitions(
            JobRepository jobs,
            FileRepository files,
            CounterUpdate counters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.counters = counters;
        this.events = events;
        this.clock = clock;
    }

    /** Begins or continues a run. */
    public Job start(String id) {
        return update(id, JobEntity::start);
    }

    public Job scanned(String id) {
        return update(id, JobEntity::scanned);
    }

    /**
     * Ends a run: completed, or failed if any file did.
     *
     * @param mainFailure the most frequent reason, if any
     * @throws IllegalTransitionException while a file waits or is being sent
     */
    public Job complete(String id, @Nullable String mainFailure) {
        return update(id, (job, now) -> {
            if (!job.isStopped() && isUnsettled(id)) {
                throw IllegalTransitionException.unsettled(id);
            }
            job.complete(mainFailure, now);
        });
    }

    private boolean isUnsettled(String id) {
        return files.existsByJobIdAndState(id, FileState.PENDING)
                || files.existsByJobIdAndState(id, FileState.IN_PROGRESS);
    }

    public Job fail(String id, String reason) {
        return update(id, (job, now) -> job.fail(reason, now));
    }

    /** The bucket is gone and all that was in it: whatever was or was found there is to be sent again. */
    public Job failWithoutBucket(String id, String reason) {
        jobs.lock(List.of(id));
        files.putStoredBack(id);
        counters.recount(id);
        return fail(id, reason);
    }

    /** Back to work because the folder changed. */
    public Job reopen(String id) {
        return update(id, (job, now) -> job.reopen(false, now));
    }

    /** @throws IllegalTransitionException unless the job runs or waits to */
    public Job pause(String id) {
        return update(id, JobEntity::pause);
    }

    /** @throws IllegalTransitionException unless the job is paused */
    public Job resume(String id) {
        return update(id, JobEntity::resume);
    }

    /** @throws IllegalTransitionException if the job has ended */
    public Job cancel(String id) {
        return update(id, JobEntity::cancel);
    }

    /**
     * Puts the failed files of a job back in line.
     *
     * @throws IllegalTransitionException unless the job has failed
     */
    public Job retry(String id) {
        Job job = update(id, (failed, now) -> failed.retry(true, now));
        countBack(id, files.putFailedBack(id));
        return job;
    }

    /**
     * Puts one failed file of a job back in line; the others stay as they are.
     *
     * @throws FileNotInJobException if the job has no such file
     * @throws IllegalTransitionException unless both have failed
     */
    public Job retry(String id, String path) {
        return update(id, (job, now) -> {
            int back = files.putFailedBack(id, requireFailed(id, path).id());
            // A scan would also take other files whose pause is over; but only it finds this one put right.
            job.retry(back == 0, now);
            countBack(id, back);
        });
    }

    private FileRecord requireFailed(String id, String path) {
        // PostgreSQL has no text with NUL.
        List<FileEntity> found = path.indexOf('\0') >= 0 ? List.of() : files.findByPaths(id, List.of(path));
        FileRecord file = found.stream()
                .findFirst()
                .map(FileEntity::toRecord)
                .orElseThrow(() -> FileNotInJobException.at(id, path));
        if (file.status().state() != FileState.FAILED) {
            throw IllegalTransitionException.notNow(file, "only a failed file can be retried");
        }
        return file;
    }

    private void countBack(String id, int files) {
        counters.add(id, new JobCounters(0, 0, -files, 0, 0, 0, 0));
    }

    /** @throws IllegalTransitionException unless the job has finished */
    public Job rescan(String id) {
        return update(id, JobEntity::rescan);
    }

    public Job setError(String id, @Nullable String reason) {
        return update(id, (job, now) -> job.setError(reason, now));
    }

    private Job update(String id, BiConsumer<JobEntity, Instant> change) {
        JobEntity job = jobs.findForUpdate(id).orElseThrow(() -> JobNotFoundException.withId(id));
        change.accept(job, Timestamps.truncate(clock.instant()));
        events.publishEvent(new JobChanged(id));
        return job.toJob();
    }
}
