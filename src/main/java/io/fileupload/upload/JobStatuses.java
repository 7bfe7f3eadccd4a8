package io.fileupload.upload;

import io.fileupload.job.Attention;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.JobCounters;
import io.fileupload.job.JobCursor;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import io.fileupload.job.OpenMultipartTotals;
import io.fileupload.job.Run;
import io.fileupload.job.Runs;
import io.fileupload.transfer.JobProgress;
import io.fileupload.transfer.LiveProgress;
import io.fileupload.transfer.S3Availability;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far jobs and their files are, the same for everyone who shows it. */
@Component
public class JobStatuses {

    private final LiveProgress live;
    private final ObservedRates observed;
    private final Jobs jobs;
    private final JobFiles files;
    private final Runs runs;
    private final S3Availability s3;

    JobStatuses(LiveProgress live, ObservedRates observed, Jobs jobs, JobFiles files, Runs runs, S3Availability s3) {
        this.live = live;
        this.observed = observed;
        this.jobs = jobs;
        this.files = files;
        this.runs = runs;
        this.s3 = s3;
    }

    public JobStatus of(Job job) {
        JobCounters counters = job.counters();
        Optional<JobProgress> running = job.state().isActive() ? live.find(job.id()) : Optional.empty();
        boolean scanning = job.state() == JobState.IN_PROGRESS && job.scanNeeded();
        long bytes = completedBytes(counters, running);
        long rate = rate(job, running, bytes);
        boolean unknown = scanning || !job.state().isActive() || job.lastScanAt() == null;
        Long eta = unknown ? null : eta(counters.totalBytes() - bytes, rate);
        return new JobStatus(progress(job), bytes, rate, eta, scanning, error(job), attention(job));
    }

    /** As {@link Jobs#list}, of the jobs that need a person. */
    public List<Job> needingPerson(@Nullable JobState state, @Nullable JobCursor after, int limit) {
        return jobs.needingPerson(state, s3.silence().isPresent(), after, limit);
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

    /** Of a job that has ended, that of its last run that sent something. */
    private long rate(Job job, Optional<JobProgress> running, long bytes) {
        if (job.state().isFinished()) {
            return runs.lastThatSent(job.id()).map(Run::bytesPerSecond).orElse(0L);
        }
        return observed.rate(job, bytes - resumedBytes(job))
                .orElseGet(() -> running.map(JobProgress::bytesPerSecond).orElse(0L));
    }

    private @Nullable String error(Job job) {
        return job.state().isActive() && job.error() == null
                ? s3.waitingReason().map(why -> "Waiting for S3: " + why).orElse(null)
                : job.error() == null ? null : job.error().text();
    }

    /** What is written on the job, or that S3 is silent while it has something to send. */
    private @Nullable Attention attention(Job job) {
        return job.attention() == null && job.state().isActive()
                ? s3.silence()
                        .map(silence -> new Attention(silence.code(), silence.reason(), silence.since()))
                        .orElse(null)
                : job.attention();
    }
}
