package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.job.JobState;
import io.fileupload.upload.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An upload as the pages show it. */
record UploadView(Job job, JobStatus status) {

    public Phase phase() {
        return Phase.of(job, status);
    }

    public String destination() {
        return "s3://" + job.request().bucket() + "/" + job.request().prefix();
    }

    /** Whole per cent of the bytes, whatever the state, so that it does not jump; 100 only when nothing is left. */
    public int percent() {
        if (job.state() == JobState.COMPLETED) {
            return 100;
        }
        return status.scanning() ? 0 : (int) Math.min(99, Math.floor(100 * share()));
    }

    /** By files only where there are no bytes to go by. */
    private double share() {
        long total = job.counters().totalBytes();
        return total == 0 ? status.progress() : (double) status.completedBytes() / total;
    }

    /** Time left, in words. */
    public String eta(Formats format) {
        if (job.state() == JobState.PENDING) {
            return "waiting";
        }
        if (status.scanning()) {
            return "scanning";
        }
        Long seconds = status.etaSeconds();
        return seconds == null ? (held() ? "waiting for S3" : "estimating") : format.duration(seconds);
    }

    public String etaLeft(Formats format) {
        return status.etaSeconds() == null ? eta(format) : eta(format) + " left";
    }

    /** Nothing is known of the folder yet. */
    public boolean unscanned() {
        return job.lastScanAt() == null && job.counters().total() == 0 && job.state() != JobState.IN_PROGRESS;
    }

    public boolean active() {
        return job.state().isActive();
    }

    /** Waits for S3 rather than works. */
    public boolean held() {
        return active() && status.error() != null;
    }

    /** What a failed upload, or one that waits, needs. */
    public @Nullable String advice() {
        String error = status.error();
        return error == null || active() ? null : Advice.ofError(error);
    }

    public List<Step> steps() {
        return Step.of(job, phase());
    }

    public List<Control> controls() {
        return Control.of(job.state());
    }

    /** Bytes a second from start to end; null while that cannot be told. */
    public @Nullable Long averageRate() {
        Instant start = job.startedAt();
        Instant end = job.finishedAt();
        if (start == null || end == null || job.state() != JobState.COMPLETED) {
            return null;
        }
        return status.completedBytes()
                * 1000
                / Math.max(1, Duration.between(start, end).toMillis());
    }

    public @Nullable Long seconds() {
        Instant start = job.startedAt();
        Instant end = job.finishedAt();
        return start == null || end == null
                ? null
                : Duration.between(start, end).toSeconds();
    }
}
