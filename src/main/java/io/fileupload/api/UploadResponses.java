package io.fileupload.api;

import io.fileupload.api.UploadResponse.AttentionResponse;
import io.fileupload.api.UploadResponse.FailureResponse;
import io.fileupload.job.Attention;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStatus;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobCounters;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobRequest;
import io.fileupload.job.ObjectKey;
import io.fileupload.job.Receipt;
import io.fileupload.upload.JobStatus;
import io.fileupload.upload.JobStatuses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows jobs and files: what the database has, with what running jobs are doing right now. */
@Component
class UploadResponses {

    private static final int FAILURES_SHOWN = 5;

    private final JobFiles files;
    private final JobStatuses statuses;

    UploadResponses(JobFiles files, JobStatuses statuses) {
        this.files = files;
        this.statuses = statuses;
    }

    UploadResponse of(Job job) {
        JobRequest request = job.request();
        JobCounters counters = job.counters();
        JobStatus now = statuses.of(job);
        return new UploadResponse(
                job.id(),
                job.state(),
                now.progress(),
                counters.total(),
                counters.completed(),
                counters.failed(),
                counters.skipped(),
                counters.totalBytes(),
                now.completedBytes(),
                now.bytesPerSecond(),
                now.etaSeconds(),
                now.scanning(),
                now.error(),
                attention(job, now.attention()),
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
                statuses.completedBytes(job, file),
                status.attempts(),
                status.failure() == null ? null : status.failure().code(),
                status.failure() == null ? null : status.failure().reason(),
                receipt == null ? null : receipt.etag(),
                receipt == null ? null : FileResponse.Checksum.parse(receipt.checksum()),
                view.createdAt(),
                view.updatedAt());
    }

    private static @Nullable AttentionResponse attention(Job job, @Nullable Attention attention) {
        return attention == null
                ? null
                : new AttentionResponse(attention.code(), attention.reason(), attention.since(), job.nextScanAt());
    }

    private List<FailureResponse> failures(Job job) {
        return job.counters().failed() == 0
                ? List.of()
                : files.failures(job.id(), FAILURES_SHOWN).stream()
                        .map(failure -> new FailureResponse(failure.code() + ": " + failure.reason(), failure.count()))
                        .toList();
    }
}
