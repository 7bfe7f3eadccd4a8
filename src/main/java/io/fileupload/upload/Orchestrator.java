package io.fileupload.upload;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.FailureCount;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobTransitions;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Runs upload jobs: checks the bucket, scans the folder, uploads what waits, and ends the job. */
@Service
class Orchestrator {

    private static final Logger log = LoggerFactory.getLogger(Orchestrator.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final JobTransitions transitions;
    private final JobFiles files;
    private final FolderScan scan;
    private final FileBatch batch;
    private final ObjectStore store;
    private final S3Availability s3;
    private final LiveProgress progress;
    private final UploadSettings settings;
    private final Clock clock;

    Orchestrator(
            JobTransitions transitions,
            JobFiles files,
            FolderScan scan,
            FileBatch batch,
            ObjectStore store,
            S3Availability s3,
            LiveProgress progress,
            UploadSettings settings,
            Clock clock) {
        this.transitions = transitions;
        this.files = files;
        this.scan = scan;
        this.batch = batch;
        this.store = store;
        this.s3 = s3;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs this job until it is completed or failed. An interrupt stops it and leaves it to be continued by another
     * call.
     */
    void run(String jobId) throws InterruptedException {
        Job job = transitions.start(jobId);
        if (!job.state().isActive()) {
            return;
        }
        files.putBackInDoubt(jobId);
        log.info(
                "Upload {} runs: {} to {}",
                jobId,
                Printable.of(job.request().sourceFolder()),
                job.request().bucket());
        try {
            boolean rescan = job.lastScanAt() != null;
            if (!rescan) {
                requireBucket(job);
            }
            Job scanned = job.scanNeeded() ? scanned(job) : job;
            if (rescan && files.anyPending(jobId)) {
                requireBucket(job);
            }
            uploadAll(scanned);
            Job ended = transitions.complete(jobId, mainFailure(jobId));
            log.info(
                    "Upload {} is {}: {} of {} files",
                    jobId,
                    ended.state(),
                    ended.counters().completed(),
                    ended.counters().total());
        } catch (JobCannotRunException e) {
            // So that no file of a job that has ended shows as still being sent.
            batch.awaitWritten();
            log.warn("Upload {} cannot go on: {}", jobId, Printable.of(String.valueOf(e.getMessage())));
            if (e.isForLackOfBucket()) {
                transitions.failWithoutBucket(jobId, String.valueOf(e.getMessage()));
            } else {
                transitions.fail(jobId, String.valueOf(e.getMessage()));
            }
        } finally {
            progress.ended(jobId);
        }
    }

    private void requireBucket(Job job) throws InterruptedException, JobCannotRunException {
        while (true) {
            s3.await();
            try {
                store.requireBucket(job.request().bucket());
                return;
            } catch (StorageException e) {
                if (e.remedy() != StorageException.Remedy.WAIT) {
                    stopUnlessPassing(e);
                    return;
                }
                s3.lost(e.reason());
            }
        }
    }

    private static void stopUnlessPassing(StorageException e) throws JobCannotRunException {
        if (e.remedy() == StorageException.Remedy.STOP_JOB) {
            throw JobCannotRunException.because(e);
        }
    }

    private Job scanned(Job job) throws JobCannotRunException {
        try {
            scan.run(job, stability(job));
            return transitions.scanned(job.id());
        } catch (SourceUnavailableException e) {
            throw JobCannotRunException.because(e);
        }
    }

    /** What is not still yet at a rescan is left to the monitor, if that comes back to this job. */
    private Duration stability(Job job) {
        boolean monitorComesBack = job.lastScanAt() != null && job.request().monitor();
        return monitorComesBack ? settings.stabilityThreshold() : Duration.ZERO;
    }

    private void uploadAll(Job job) throws InterruptedException, JobCannotRunException {
        Optional<Duration> pause;
        do {
            batch.upload(job, new PendingFiles(files, job.id()));
            pause = pauseBeforeRetry(job);
            if (pause.isPresent()) {
                Thread.sleep(pause.get().toMillis());
            }
        } while (pause.isPresent());
    }

    /** Empty when no file waits any more. */
    private Optional<Duration> pauseBeforeRetry(Job job) throws InterruptedException {
        batch.awaitWritten();
        if (!files.anyPending(job.id())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration pause = Duration.between(now, files.nextRetry(job.id()).orElse(now));
        return Optional.of(
                pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause);
    }

    private @Nullable String mainFailure(String jobId) {
        List<FailureCount> failures = files.failures(jobId, 1);
        return failures.isEmpty()
                ? null
                : failures.get(0).code() + ": " + failures.get(0).reason();
    }
}
