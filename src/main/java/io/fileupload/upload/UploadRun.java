package io.fileupload.upload;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.FailureCount;
import io.fileupload.job.Job;
import io.fileupload.job.JobError;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobState;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.Run;
import io.fileupload.job.RunKind;
import io.fileupload.job.Runs;
import io.fileupload.job.ScanFigures;
import io.fileupload.job.ScannedFiles;
import io.fileupload.job.Shards;
import io.fileupload.transfer.FolderSight;
import io.fileupload.transfer.JobCannotRunException;
import io.fileupload.transfer.LiveProgress;
import io.fileupload.transfer.Printable;
import io.fileupload.transfer.S3Availability;
import io.fileupload.work.Next;
import io.fileupload.work.Node;
import io.fileupload.work.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A run of a job from its start to its end: checks the bucket, scans the folder, has the shards sent, ends the job. */
@Component
class UploadRun {

    private static final Logger log = LoggerFactory.getLogger(UploadRun.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SHARED_OUT_AT_ONCE = 5_000;
    /** After so many thresholds a file that never holds still is tried as it is. */
    private static final int PATIENCE = 12;

    private final JobTransitions transitions;
    private final Runs runs;
    private final JobFiles files;
    private final ScannedFiles scanned;
    private final Shards shards;
    private final FolderScan scan;
    private final BucketCheck bucket;
    private final S3Availability s3;
    private final FolderSight sight;
    private final LiveProgress progress;
    private final UploadSettings settings;
    private final Node node;
    private final Clock clock;

    UploadRun(
            JobTransitions transitions,
            Runs runs,
            JobFiles files,
            ScannedFiles scanned,
            Shards shards,
            FolderScan scan,
            BucketCheck bucket,
            S3Availability s3,
            FolderSight sight,
            LiveProgress progress,
            UploadSettings settings,
            Node node,
            Clock clock) {
        this.transitions = transitions;
        this.runs = runs;
        this.files = files;
        this.scanned = scanned;
        this.shards = shards;
        this.scan = scan;
        this.bucket = bucket;
        this.s3 = s3;
        this.sight = sight;
        this.progress = progress;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
    }

    Next step(Owner owner, Job job) throws InterruptedException {
        try {
            Run run = started(owner, job);
            runs.waits(job.id(), s3.waitingReason().isPresent());
            if (job.scanNeeded()) {
                return scan(owner, job, run);
            }
            return send(owner, job);
        } catch (SourceUnavailableException e) {
            return sight.othersMaySee(job.id())
                    ? Next.at(sight.handOver())
                    : cannotRun(owner, job, JobCannotRunException.because(e));
        } catch (JobCannotRunException e) {
            return cannotRun(owner, job, e);
        }
    }

    private Run started(Owner owner, Job job) {
        Optional<Run> current = runs.current(job.id());
        if (job.error() == null && current.isPresent() && isUnderWayHere(current.get())) {
            return current.get();
        }
        if (current.isEmpty() || current.get().state() != JobState.IN_PROGRESS) {
            // Not when it only changes hands, or nodes that cannot see the folder would never know of each other.
            sight.forget(job.id());
        }
        transitions.start(owner, job.id(), node.id());
        log.info(
                "Upload {} runs: {} to {}",
                job.id(),
                Printable.of(job.request().sourceFolder()),
                job.request().bucket());
        return runs.current(job.id()).orElseThrow();
    }

    private boolean isUnderWayHere(Run run) {
        return run.state() == JobState.IN_PROGRESS && node.id().equals(run.node());
    }

    private Next scan(Owner owner, Job job, Run run)
            throws SourceUnavailableException, JobCannotRunException, InterruptedException {
        boolean first = job.lastScanAt() == null;
        if (first && scan.findsNothing(job) && sight.othersMaySee(job.id())) {
            return Next.at(sight.handOver());
        }
        if (first && !bucket.isThere(job)) {
            return Next.at(clock.instant().plus(LOOK));
        }
        ScanFigures found = scan.run(owner, job, first ? Duration.ZERO : stability(run));
        if (found.unsettled() > 0) {
            transitions.scannedInPart(owner, job.id(), found);
            shards.topUp(job.id());
            return Next.at(clock.instant().plus(settings.stabilityThreshold()));
        }
        if (!first && files.anyPending(job.id()) && !bucket.isThere(job)) {
            return Next.at(clock.instant().plus(LOOK));
        }
        return send(owner, transitions.scanned(owner, job.id(), found));
    }

    /** What a person asked to be looked for is waited for until it holds still. */
    private Duration stability(Run run) {
        Duration threshold = settings.stabilityThreshold();
        Instant end = run.startedAt().plus(threshold.multipliedBy(PATIENCE));
        boolean patient = run.kind() == RunKind.RESCAN || run.kind() == RunKind.RETRY;
        return patient && clock.instant().isBefore(end) ? threshold : Duration.ZERO;
    }

    private Next send(Owner owner, Job job) {
        while (!shards.anyOf(job.id()) && scanned.shareOut(owner, job.id(), SHARED_OUT_AT_ONCE)) {
            // Those that waited outside: put back by a control, or by an older version of this service.
        }
        if (shards.anyOf(job.id())) {
            shards.topUp(job.id());
            return Next.at(clock.instant().plus(LOOK));
        }
        return ended(transitions.complete(owner, job.id(), mainFailure(job.id())));
    }

    private Next ended(Job job) {
        progress.ended(job.id());
        log.info(
                "Upload {} is {}: {} of {} files",
                job.id(),
                job.state(),
                job.counters().completed(),
                job.counters().total());
        return Next.at(clock.instant());
    }

    private Next cannotRun(Owner owner, Job job, JobCannotRunException e) {
        log.warn("Upload {} cannot go on: {}", job.id(), Printable.of(e.error().text()));
        if (e.isForLackOfBucket()) {
            transitions.failWithoutBucket(owner, job.id(), e.error());
        } else {
            transitions.fail(owner, job.id(), e.error());
        }
        return Next.at(clock.instant());
    }

    private @Nullable JobError mainFailure(String jobId) {
        List<FailureCount> failures = files.failures(jobId, 1);
        return failures.isEmpty()
                ? null
                : new JobError(failures.get(0).code(), failures.get(0).reason());
    }
}
