package io.fileupload.job;

import io.fileupload.work.Fence;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import io.fileupload.work.WorkSchedule;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Runs runs;
    private final Shards shards;
    private final AbandonedUploads abandoned;
    private final WorkSchedule schedule;
    private final JobLock lock;
    private final Fence fence;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(
            JobRepository jobs,
            FileRepository files,
            Runs runs,
            Shards shards,
            AbandonedUploads abandoned,
            WorkSchedule schedule,
            JobLock lock,
            Fence fence,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.runs = runs;
        this.shards = shards;
        this.abandoned = abandoned;
        this.schedule = schedule;
        this.lock = lock;
        this.fence = fence;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a job, or finds the one made by the same request before.
     *
     * @param by who asks for it
     * @throws JobConflictException if the id belongs to another request
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CreatedJob create(@Nullable String wishedId, JobRequest request, String by) {
        String id = wishedId == null ? UUID.randomUUID().toString() : wishedId;
        try {
            return transaction.execute(status -> createOrFind(id, request, by));
        } catch (DataIntegrityViolationException e) {
            // PostgreSQL lets two make the same id at once, until one commits; now it is there to be found.
            return transaction.execute(status -> createOrFind(id, request, by));
        }
    }

    private CreatedJob createOrFind(String id, JobRequest request, String by) {
        Optional<JobEntity> existing = jobs.findForUpdate(id);
        if (existing.isEmpty()) {
            jobs.saveAndFlush(new JobEntity(id, request, now()));
            runs.open(id, RunKind.UPLOAD, by);
            schedule.now(Work.RUN, id);
            events.publishEvent(new JobChanged(id));
            return new CreatedJob(id, true);
        }
        if (existing.get().isBeingDeleted()) {
            throw JobConflictException.beingDeleted(id);
        }
        if (!existing.get().isSameRequest(request)) {
            throw JobConflictException.withId(id);
        }
        return new CreatedJob(id, false);
    }

    /** @throws JobNotFoundException if there is none */
    @Transactional(readOnly = true)
    public Job get(String id) {
        return find(id).filter(job -> !job.deleting()).orElseThrow(() -> JobNotFoundException.withId(id));
    }

    /** Also a job that is about to be gone. */
    @Transactional(readOnly = true)
    public Optional<Job> find(String id) {
        return jobs.findById(id).map(JobEntity::toJob);
    }

    /**
     * As {@link #list}, of the jobs that need a person.
     *
     * @param active whether those that run or wait to run do, too
     */
    @Transactional(readOnly = true)
    public List<Job> needingPerson(@Nullable JobState state, boolean active, @Nullable JobCursor after, int limit) {
        Instant createdAt = after == null ? END_OF_TIME : after.createdAt();
        String id = after == null ? "" : after.id();
        Set<JobState> states = state == null ? EnumSet.allOf(JobState.class) : EnumSet.of(state);
        return jobs.findNeedingPerson(states, active, createdAt, id, Limit.of(limit)).stream()
                .map(JobEntity::toJob)
                .toList();
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

    /** Those of them that are asked to stop or are gone. */
    @Transactional(readOnly = true)
    public Set<String> halting(Collection<String> ids) {
        Set<String> halting = new HashSet<>(ids);
        halting.removeAll(jobs.findNotHalting(ids));
        return halting;
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

    /**
     * Forgets some of the rows of a job that is being deleted; its open multipart uploads stay on record.
     *
     * @return false when nothing is left of the job
     */
    public boolean deleteSome(Owner owner, String id) {
        lock.job(id);
        fence.require(owner);
        abandoned.addAllOf(id);
        shards.forget(id);
        if (files.deleteSome(id, DELETE_BATCH) > 0) {
            return true;
        }
        jobs.deleteById(id);
        events.publishEvent(new JobChanged(id));
        return false;
    }

    private Instant now() {
        return Timestamps.truncate(clock.instant());
    }
}
