package io.fileupload.api;

import io.fileupload.api.UploadResponse.FailureResponse;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStatus;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobCounters;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobRequest;
import io.fileupload.job.JobState;
import io.fileupload.job.Receipt;
import io.fileupload.upload.JobProgress;
import io.fileupload.upload.LiveProgress;
import io.fileupload.upload.ObjectKey;
import io.fileupload.upload.S3Availability;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows jobs and files: what the database has, with what running jobs are doing right now. */
@Component
class UploadResponses {

    private static final int FAILURES_SHOWN = 5;

    private final JobFiles files;
    private final LiveProgress live;
    private final S3Availability s3;

    UploadResponses(JobFiles files, LiveProgress live, S3Availability s3) {
        this.files = files;
        this.live = live;
        this.s3 = s3;
    }

    UploadResponse of(Job job) {
        JobRequest request = job.request();
        JobCounters counters = job.counters();
        Optional<JobProgress> progress = live.find(job.id());
        boolean scanning = job.state() == JobState.IN_PROGRESS && job.scanNeeded();
        long completedBytes = completedBytes(counters, progress);
        long rate = progress.map(JobProgress::bytesPerSecond).orElse(0L);
        return new UploadResponse(
                job.id(),
                job.state(),
                progress(job),
                counters.total(),
                counters.completed(),
                counters.failed(),
                counters.skipped(),
                counters.totalBytes(),
                completedBytes,
                rate,
                scanning || !job.state().isActive() ? null : eta(counters.totalBytes() - completedBytes, rate),
                scanning,
                error(job),
                failures(job),
                request.sourceFolder(),
                request.bucket(),
                request.prefix(),
                request.pattern(),
                request.options().exclude(),
                request.monitor(),
                job.createdAt(),
                job.updatedAt(),
                job.startedAt(),
                job.finishedAt(),
                job.lastScanAt(),
                job.nextScanAt());
    }

    FileResponse of(Job job, FileView view) {
        FileRecord file = view.file();
        FileStatus status = file.status();
        Receipt receipt = status.receipt();
        return new FileResponse(
                file.path(),
                ObjectKey.of(job.request(), file.path()),
                status.state(),
                file.size(),
                file.version() == null ? null : file.version().mtime(),
                live.find(job.id()).map(progress -> progress.acknowledged(file)).orElse(status.completedBytes()),
                status.attempts(),
                status.failure() == null ? null : status.failure().code(),
                status.failure() == null ? null : status.failure().reason(),
                receipt == null ? null : receipt.etag(),
                receipt == null ? null : FileResponse.Checksum.parse(receipt.checksum()),
                view.createdAt(),
                view.updatedAt());
    }

    private static double progress(Job job) {
        JobCounters counters = job.counters();
        if (counters.total() == 0) {
            return job.state().isFinished() && job.error() == null ? 1.0 : 0.0;
        }
        boolean totalGrows = job.scanNeeded() && job.state().isActive();
        return totalGrows ? 0.0 : (double) counters.completed() / counters.total();
    }

    private static long completedBytes(JobCounters counters, Optional<JobProgress> progress) {
        long bytes = counters.completedBytes()
                + progress.map(JobProgress::unrecordedBytes).orElse(0L);
        long shown = progress.map(p -> p.neverBackward(bytes)).orElse(bytes);
        return Math.min(shown, counters.totalBytes());
    }

    private static @Nullable Long eta(long remainingBytes, long rate) {
        if (remainingBytes == 0) {
            return 0L;
        }
        return rate == 0 ? null : (remainingBytes + rate - 1) / rate;
    }

    private @Nullable String error(Job job) {
        return job.state().isActive() && job.error() == null
                ? s3.waitingReason().map(why -> "Waiting for S3: " + why).orElse(null)
                : job.error();
    }

    private List<FailureResponse> failures(Job job) {
        return job.counters().failed() == 0
                ? List.of()
                : files.failures(job.id(), FAILURES_SHOWN).stream()
                        .map(failure -> new FailureResponse(failure.code() + ": " + failure.reason(), failure.count()))
                        .toList();
    }
}
