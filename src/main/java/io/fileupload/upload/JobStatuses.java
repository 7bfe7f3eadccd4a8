package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.JobCounters;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobState;
import io.fileupload.job.OpenMultipartTotals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far jobs and their files are, the same for everyone who shows it. */
@Component
public class JobStatuses {

    private final LiveProgress live;
    private final JobFiles files;
    private final S3Availability s3;

    JobStatuses(LiveProgress live, JobFiles files, S3Availability s3) {
        this.live = live;
        this.files = files;
        this.s3 = s3;
    }

    public JobStatus of(Job job) {
        JobCounters counters = job.counters();
        Optional<JobProgress> running = live.find(job.id());
        boolean scanning = job.state() == JobState.IN_PROGRESS && job.scanNeeded();
        long bytes = completedBytes(counters, running);
        long rate = running.map(JobProgress::bytesPerSecond).orElse(0L);
        boolean unknown = scanning || !job.state().isActive();
        Long eta = unknown ? null : eta(counters.totalBytes() - bytes, rate);
        return new JobStatus(progress(job), bytes, rate, eta, scanning, error(job));
    }

    /** Bytes of this file that S3 has acknowledged. */
    public long completedBytes(Job job, FileRecord file) {
        return live.find(job.id())
                .map(progress -> progress.acknowledged(file))
                .orElse(file.status().completedBytes());
    }

    /** Multipart uploads of this job that have begun and not ended, with the parts that arrive at the moment. */
    public OpenMultipartTotals openMultiparts(Job job) {
        OpenMultipartTotals recorded = files.openMultiparts(job.id());
        long unrecorded =
                live.find(job.id()).map(JobProgress::unrecordedPartBytes).orElse(0L);
        return new OpenMultipartTotals(recorded.count(), recorded.bytes() + unrecorded);
    }

    /** Bytes that were not sent again, since S3 had them when the job went on. */
    public long resumedBytes(Job job) {
        return job.counters().resumedBytes()
                + live.find(job.id()).map(JobProgress::resumedBytes).orElse(0L);
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
}
