package io.fileupload.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Upload jobs: made, found and deleted. {@link JobTransitions} moves them from state to state. */
@Service
@Transactional
public class Jobs {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private static final int DELETE_BATCH = 10_000;

    private final JobRepository jobs;
    private final FileRepository files;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(
            JobRepository jobs,
            FileRepository files,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a job, or finds the one made by the same request before.
     *
     * @throws JobConflictException if the id belongs to another request
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CreatedJob create(@Nullable String wishedId, JobRequest request) {
        String id = wishedId == null ? UUID.randomUUID().toString() : wishedId;
        try {
            return transaction.execute(status -> createOrFind(id, request));
        } catch (DataIntegrityViolationException e) {
            // PostgreSQL lets two make the same id at once, until one commits; now it is there to be found.
            return transaction.execute(status -> createOrFind(id, request));
        }
    }

    private CreatedJob createOrFind(String id, JobRequest request) {
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

    /** @throws IllegalTransitionException while the job runs or waits to */
    @Transactional(readOnly = true)
    public Job requireDeletable(String id) {
        JobEntity job = jobs.findById(id).orElseThrow(() -> JobNotFoundException.withId(id));
        job.requireDeletable();
        return job.toJob();
    }

    /** @return false when no file is left */
    public boolean deleteSomeFiles(String id) {
        jobs.lock(List.of(id));
        return files.deleteSome(id, DELETE_BATCH) > 0;
    }

    public void delete(String id) {
        JobEntity job = jobs.findForUpdate(id).orElseThrow(() -> JobNotFoundException.withId(id));
        job.requireDeletable();
        jobs.delete(job);
    }

    private Instant now() {
        return Timestamps.truncate(clock.instant());
    }
}
