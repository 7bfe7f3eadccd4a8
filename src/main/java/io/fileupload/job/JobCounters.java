package io.fileupload.job;

/**
 * How many files a job has and how far they are; sizes in bytes. Skipped files are counted apart from the total, so
 * that a finished job is complete.
 */
public record JobCounters(long total, long completed, long failed, long skipped, long totalBytes, long completedBytes) {

    static final JobCounters ZERO = new JobCounters(0, 0, 0, 0, 0, 0);

    /** What this file adds to its job's counters. */
    static JobCounters of(FileRecord file) {
        FileState state = file.status().state();
        if (state == FileState.SKIPPED) {
            return new JobCounters(0, 0, 0, 1, 0, 0);
        }
        return new JobCounters(
                1,
                state == FileState.UPLOADED ? 1 : 0,
                state == FileState.FAILED ? 1 : 0,
                0,
                file.size(),
                file.status().completedBytes());
    }

    JobCounters plus(JobCounters other) {
        return new JobCounters(
                total + other.total,
                completed + other.completed,
                failed + other.failed,
                skipped + other.skipped,
                totalBytes + other.totalBytes,
                completedBytes + other.completedBytes);
    }

    JobCounters minus(JobCounters other) {
        return plus(new JobCounters(
                -other.total,
                -other.completed,
                -other.failed,
                -other.skipped,
                -other.totalBytes,
                -other.completedBytes));
    }
}
