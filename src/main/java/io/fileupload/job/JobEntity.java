package io.fileupload.job;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.data.domain.Persistable;

/** A row of {@code upload_jobs}, and the rules of its state. Counters belong to {@link CounterUpdate}. */
@Entity
@DynamicUpdate
@Table(name = "upload_jobs")
@NullUnmarked
class JobEntity implements Persistable<String> {

    @Id
    private String id;

    private String sourceFolder;
    private String destinationBucket;
    private String destinationPrefix;
    private String pattern;
    private boolean monitor;

    @Convert(converter = JobOptionsConverter.class)
    private JobOptions options;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    private JobState state = JobState.PENDING;

    private String error;
    private boolean scanNeeded = true;

    @Column(updatable = false)
    private long totalFiles;

    @Column(updatable = false)
    private long completedFiles;

    @Column(updatable = false)
    private long failedFiles;

    @Column(updatable = false)
    private long skippedFiles;

    @Column(updatable = false)
    private long totalBytes;

    @Column(updatable = false)
    private long completedBytes;

    @Column(updatable = false)
    private long resumedBytes;

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
        sourceFolder = request.sourceFolder();
        destinationBucket = request.bucket();
        destinationPrefix = request.prefix();
        pattern = request.pattern();
        monitor = request.monitor();
        options = request.options();
        createdAt = now;
        updatedAt = now;
    }

    /** Begins or continues a run. */
    void start(Instant now) {
        if (isStopped()) {
            return; // before its turn came
        }
        if (state == JobState.PENDING) {
            become(JobState.IN_PROGRESS, now);
        }
        error = null;
        nextScanAt = null;
        finishedAt = null;
        startedAt = startedAt == null ? now : startedAt;
    }

    void scanned(Instant now) {
        scanNeeded = false;
        lastScanAt = now;
        updatedAt = now;
    }

    void complete(String mainFailure, Instant now) {
        if (isStopped()) {
            return; // as its last file ended
        }
        if (failedFiles > 0) {
            fail("%d of %d files failed, mostly: %s".formatted(failedFiles, totalFiles, mainFailure), now);
            return;
        }
        become(JobState.COMPLETED, now);
        finishedAt = now;
        error = null;
    }

    void fail(String reason, Instant now) {
        if (isStopped()) {
            return; // before it could fail
        }
        become(JobState.FAILED, now);
        finishedAt = now;
        error = reason;
    }

    /** Back to work, after a change in the folder or a wish to try again. */
    void reopen(boolean scan, Instant now) {
        become(JobState.IN_PROGRESS, now);
        scanNeeded = scanNeeded || scan;
        startedAt = now;
        finishedAt = null;
        nextScanAt = null;
        error = null;
    }

    void pause(Instant now) {
        allow(JobState.PAUSED, "only an upload that runs or waits to run can be paused");
        become(JobState.PAUSED, now);
    }

    void resume(Instant now) {
        if (state != JobState.PAUSED) {
            throw IllegalTransitionException.notNow(id, state, "only a paused upload can be resumed");
        }
        become(JobState.IN_PROGRESS, now);
    }

    void cancel(Instant now) {
        allow(JobState.CANCELLED, "only an upload that has not ended can be cancelled");
        become(JobState.CANCELLED, now);
        finishedAt = now;
        nextScanAt = null;
    }

    /** @param scan whether to look for changes in the folder too */
    void retry(boolean scan, Instant now) {
        if (state != JobState.FAILED) {
            throw IllegalTransitionException.notNow(id, state, "only a failed upload can be retried");
        }
        reopen(scan, now);
    }

    void rescan(Instant now) {
        if (!state.isFinished()) {
            throw IllegalTransitionException.notNow(id, state, "only a completed or failed upload can be rescanned");
        }
        reopen(true, now);
    }

    void requireDeletable() {
        if (state.isActive()) {
            throw IllegalTransitionException.notNow(id, state, "cancel or pause it before it is deleted");
        }
    }

    boolean isStopped() {
        return state == JobState.PAUSED || state == JobState.CANCELLED;
    }

    private void allow(JobState next, String otherwise) {
        if (!state.mayBecome(next)) {
            throw IllegalTransitionException.notNow(id, state, otherwise);
        }
    }

    /** What is wrong without being a change of state. */
    void setError(String reason, Instant now) {
        error = reason;
        updatedAt = now;
    }

    boolean isSameRequest(JobRequest request) {
        return request().equals(request);
    }

    JobState state() {
        return state;
    }

    Job toJob() {
        return new Job(
                id,
                request(),
                state,
                error,
                scanNeeded,
                new JobCounters(
                        totalFiles,
                        completedFiles,
                        failedFiles,
                        skippedFiles,
                        totalBytes,
                        completedBytes,
                        resumedBytes),
                createdAt,
                updatedAt,
                startedAt,
                finishedAt,
                lastScanAt,
                nextScanAt);
    }

    private JobRequest request() {
        return new JobRequest(sourceFolder, destinationBucket, destinationPrefix, pattern, monitor, options);
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
