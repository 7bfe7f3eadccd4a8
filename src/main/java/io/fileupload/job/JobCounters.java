package io.fileupload.job;

/**
 * How many files a job has and how far they are; sizes in bytes. Skipped files are counted apart from the total, so
 * that a finished job is complete.
 *
 * @param resumedBytes what S3 had already of the uploaded files when they were gone on with
 */
public record JobCounters(
        long total,
        long completed,
        long failed,
        long skipped,
        long totalBytes,
        long completedBytes,
        long resumedBytes) {

    static final JobCounters ZERO = new JobCounters(0, 0, 0, 0, 0, 0, 0);

    /** What this file adds to its job's counters. */
    static JobCounters of(FileRecord file) {
        FileState state = file.status().state();
        if (state == FileState.SKIPPED) {
            return new JobCounters(0, 0, 0, 1, 0, 0, 0);
        }
        Receipt receipt = file.status().receipt();
        return new JobCounters(
                1,
                state == FileState.UPLOADED ? 1 : 0,
                state == FileState.FAILED ? 1 : 0,
                0,
                file.size(),
                file.status().completedBytes(),
                receipt == null ? 0 : receipt.resumedBytes());
    }

    JobCounters plus(JobCounters other) {
        return new JobCounters(
                total + other.total,
                completed + other.completed,
                failed + other.failed,
                skipped + other.skipped,
                totalBytes + other.totalBytes,
                completedBytes + other.completedBytes,
                resumedBytes + other.resumedBytes);
    }

    JobCounters minus(JobCounters other) {
        return plus(new JobCounters(
                -other.total,
                -other.completed,
                -other.failed,
                -other.skipped,
                -other.totalBytes,
                -other.completedBytes,
                -other.resumedBytes));
    }
}
