package io.fileupload.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Upload jobs: made, found, and moved from state to state. */
@Service
@Transactional
public class Jobs {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private static final int DELETE_BATCH = 10_000;

    private final JobRepository jobs;
    private final FileRepository files;
    private final CounterUpdate counters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(
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

    /**
     * Makes a job, or finds the one made by the same request before.
     *
     * @throws JobConflictException if the id belongs to another request
     */
    public CreatedJob create(@Nullable String wishedId, JobRequest request) {
        String id = wishedId == null ? UUID.randomUUID().toString() : wishedId;
        Optional<JobEntity> existing = jobs.findForUpdate(id);
        if (existing.isEmpty()) {
            jobs.saveAndFlush(new JobEntity(id, request, now()));
            events.publishEvent(new JobChanged(id));
            return new CreatedJob(id, true);
        }
        if (!existing.get().isSameRequest(request)) {
            throw JobConflictException.withId(id);
        }
        return new CreatedJob(id, false);
    }

    /** @throws JobNotFoundException if there is none */
    @Transactional(readOnly = true)
    public Job get(String id) {
        return jobs.findById(id).map(JobEntity::toJob).orElseThrow(() -> JobNotFoundException.withId(id));
    }

    /** Up to {@code limit} jobs, newest first, after the given one; null state means any. */
    @Transactional(readOnly = true)
    public List<Job> list(@Nullable JobState state, @Nullable JobCursor after, int limit) {
        Instant createdAt = after == null ? END_OF_TIME : after.createdAt();
        String id = after == null ? "" : after.id();
        List<JobEntity> page = state == null
                ? jobs.findNewest(createdAt, id, Limit.of(limit))
                : jobs.findNewest(state, createdAt, id, Limit.of(limit));
        return page.stream().map(JobEntity::toJob).toList();
    }

    /** As {@link #list}, of the jobs that a person searches for. */
    @Transactional(readOnly = true)
    public List<Job> search(JobSearch search, @Nullable JobCursor after, int limit) {
        if (search.text().isBlank()) {
            return list(search.state(), after, limit);
        }
        Instant createdAt = after == null ? END_OF_TIME : after.createdAt();
        String id = after == null ? "" : after.id();
        return jobs.search(search.states(), search.like(), createdAt, id, Limit.of(limit)).stream()
                .map(JobEntity::toJob)
                .toList();
    }

    /** How many jobs are in each state; states without any are left out. */
    @Transactional(readOnly = true)
    public Map<JobState, Long> countByState() {
        return jobs.countByState().stream().collect(Collectors.toMap(StateCount::state, StateCount::count));
    }

    /** Ids of jobs in these states, longest untouched first. */
    @Transactional(readOnly = true)
    public List<String> idsIn(Collection<JobState> states, int limit) {
        return jobs.findIdsByStateIn(states, Limit.of(limit));
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
     * @throws IllegalTransitionException while a file is still being sent
     */
    public Job complete(String id, @Nullable String mainFailure) {
        if (files.existsByJobIdAndState(id, FileState.IN_PROGRESS)) {
            throw IllegalTransitionException.unsettled(id);
        }
        return update(id, (job, now) -> job.complete(mainFailure, now));
    }

    public Job fail(String id, String reason) {
        return update(id, (job, now) -> job.fail(reason, now));
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
            requireFailed(id, path);
            int back = files.putFailedBack(id, path);
            // A scan would also take other files whose pause is over; but only it finds this one put right.
            job.retry(back == 0, now);
            countBack(id, back);
        });
    }

    private void requireFailed(String id, String path) {
        // PostgreSQL has no text with NUL.
        List<FileEntity> found = path.indexOf('\0') >= 0 ? List.of() : files.findByJobIdAndPathIn(id, List.of(path));
        FileRecord file = found.stream()
                .findFirst()
                .map(FileEntity::toRecord)
                .orElseThrow(() -> FileNotInJobException.at(id, path));
        if (file.status().state() != FileState.FAILED) {
            throw IllegalTransitionException.notNow(file, "only a failed file can be retried");
        }
    }

    private void countBack(String id, int files) {
        counters.add(id, new JobCounters(0, 0, -files, 0, 0, 0));
    }

    /** @throws IllegalTransitionException unless the job has finished */
    public Job rescan(String id) {
        return update(id, JobEntity::rescan);
    }

    /** @throws IllegalTransitionException while the job runs or waits to */
    @Transactional(readOnly = true)
    public Job requireDeletable(String id) {
        JobEntity job = jobs.findById(id).orElseThrow(() -> JobNotFoundException.withId(id));
        job.requireDeletable();
        return job.toJob();
    }

    /** @return false when no file is left */
    public boolean deleteSomeFiles(String id) {
        return files.deleteSome(id, DELETE_BATCH) > 0;
    }

    public void delete(String id) {
        JobEntity job = jobs.findForUpdate(id).orElseThrow(() -> JobNotFoundException.withId(id));
        job.requireDeletable();
        jobs.delete(job);
    }

    public Job setError(String id, @Nullable String reason) {
        return update(id, (job, now) -> job.setError(reason, now));
    }

    /** Gives finished monitored jobs that have no next scan one at this time. */
    public void scheduleScans(Instant next) {
        jobs.scheduleScans(Timestamps.truncate(next));
    }

    /** Jobs whose scan is due; one planned beyond {@code farthest} is due too, since the clock was set back. */
    @Transactional(readOnly = true)
    public List<Job> dueForScan(Instant farthest, int limit) {
        return jobs.findDueForScan(now(), farthest, Limit.of(limit)).stream()
                .map(JobEntity::toJob)
                .toList();
    }

    /** Takes this scan, so that no one else does it too. */
    public boolean claimScan(Job job, Instant next) {
        Instant expected = job.nextScanAt();
        return expected != null && jobs.claimScan(job.id(), expected, Timestamps.truncate(next)) == 1;
    }

    private Job update(String id, BiConsumer<JobEntity, Instant> change) {
        JobEntity job = jobs.findForUpdate(id).orElseThrow(() -> JobNotFoundException.withId(id));
        change.accept(job, now());
        events.publishEvent(new JobChanged(id));
        return job.toJob();
    }

    private Instant now() {
        return Timestamps.truncate(clock.instant());
    }
}
