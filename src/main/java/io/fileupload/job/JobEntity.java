package io.fileupload.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A row of {@code upload_jobs}; its state changes only by steps that {@link JobState} allows. */
@Entity
@DynamicUpdate
@Table(name = "upload_jobs")
@NullUnmarked
class JobEntity implements Persistable<String> {

    @Id
    private String id;

    @Embedded
    private RequestColumns request;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    private JobState state = JobState.PENDING;

    @Embedded
    private @Nullable ErrorColumns errors;

    @Embedded
    private CounterColumns counters = new CounterColumns();

    private boolean scanNeeded = true;

    /** Whoever has work of this job is to let go of it. */
    private boolean halting;

    /** No one sees it any more, and its rows are about to go. */
    private boolean deleting;

    private Instant createdAt;
    private Instant updatedAt;
    private Instant startedAt;
    private Instant finishedAt;
    private Instant lastScanAt;
    private Instant nextScanAt;

    @Transient
    private boolean stored;

    protected JobEntity() {}

    JobEntity(String id, JobRequest request, Instant now) {
        this.id = id;
        this.request = new RequestColumns(request);
        createdAt = now;
        updatedAt = now;
    }

    /** Begins or continues a run. */
    void start(Instant now) {
        if (state == JobState.PENDING) {
            become(JobState.IN_PROGRESS, now);
        }
        errors().set(null);
        errors().needNoOne();
        nextScanAt = null;
        finishedAt = null;
        startedAt = startedAt == null ? now : startedAt;
    }

    /** The folder was looked at; without a change that is all anyone sees of it. */
    void scanned(Instant now) {
        scanNeeded = false;
        lastScanAt = now;
    }

    /** Ends a run, well or with failed files. */
    void complete(@Nullable JobError mainFailure, Instant now) {
        if (counters.toCounters().failed() > 0) {
            end(JobState.FAILED, failedFiles(mainFailure), now);
        } else {
            end(JobState.COMPLETED, null, now);
        }
    }

    private JobError failedFiles(@Nullable JobError mainFailure) {
        JobCounters count = counters.toCounters();
        String mostly = mainFailure == null ? "" : ", mostly: " + mainFailure.text();
        return JobError.inWords("%d of %d files failed%s".formatted(count.failed(), count.total(), mostly));
    }

    /** The job cannot go on; whoever still sends its files lets go of them. */
    void fail(JobError why, Instant now) {
        end(JobState.FAILED, why, now);
        errors().needPerson(why, now);
        halting = true;
    }

    private void end(JobState ended, @Nullable JobError why, Instant now) {
        become(ended, now);
        finishedAt = now;
        errors().set(why);
    }

    /** Back to work, after a change in the folder or a wish to try again. */
    void reopen(boolean scan, Instant now) {
        become(JobState.IN_PROGRESS, now);
        scanNeeded = scanNeeded || scan;
        startedAt = now;
        finishedAt = null;
        nextScanAt = null;
        errors().set(null);
    }

    void pause(Instant now) {
        state.require(id, JobState.Control.PAUSE);
        become(JobState.PAUSED, now);
        halting = true;
    }

    void resume(Instant now) {
        state.require(id, JobState.Control.RESUME);
        become(JobState.IN_PROGRESS, now);
    }

    void cancel(Instant now) {
        state.require(id, JobState.Control.CANCEL);
        become(JobState.CANCELLED, now);
        finishedAt = now;
        nextScanAt = null;
        errors().needNoOne();
        halting = true;
    }

    /** @param scan whether to look for changes in the folder too */
    void retry(boolean scan, Instant now) {
        state.require(id, JobState.Control.RETRY);
        reopen(scan, now);
    }

    void rescan(Instant now) {
        state.require(id, JobState.Control.RESCAN);
        reopen(true, now);
    }

    void delete() {
        state.require(id, JobState.Control.DELETE);
        deleting = true;
        halting = true;
    }

    /** No one has work of it any more. */
    void halted() {
        halting = false;
    }

    void setMonitor(boolean wanted, Instant now) {
        request.setMonitor(wanted);
        nextScanAt = wanted ? nextScanAt : null;
        updatedAt = now;
    }

    void planScan(@Nullable Instant next) {
        nextScanAt = next;
    }

    /**
     * What is wrong without being a change of state.
     *
     * @return whether that is new
     */
    boolean setError(@Nullable JobError why, Instant now) {
        boolean news = !Objects.equals(errors().error(), why);
        updatedAt = news ? now : updatedAt;
        errors().set(why);
        if (why == null) {
            errors().needNoOne();
        } else {
            errors().needPerson(why, now);
        }
        return news;
    }

    boolean isSameRequest(JobRequest other) {
        return request.original().equals(other);
    }

    boolean isHalting() {
        return halting;
    }

    /** Whether its folder is to be looked at again and again. */
    boolean isWatched() {
        return request.isMonitored() && state.isFinished() && !deleting;
    }

    boolean isBeingDeleted() {
        return deleting;
    }

    JobState state() {
        return state;
    }

    Job toJob() {
        return new Job(
                id,
                request.current(),
                state,
                errors().error(),
                errors().attention(),
                scanNeeded,
                halting,
                deleting,
                counters.toCounters(),
                createdAt,
                updatedAt,
                startedAt,
                finishedAt,
                lastScanAt,
                nextScanAt);
    }

    /** Hibernate reads an embedded object of nulls only as null. */
    private ErrorColumns errors() {
        errors = errors == null ? new ErrorColumns() : errors;
        return errors;
    }

    private void become(JobState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw IllegalTransitionException.ofJob(id, state, next);
        }
        state = next;
        updatedAt = now;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
