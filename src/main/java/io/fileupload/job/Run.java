package io.fileupload.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: what happened when; sizes in bytes.
 *
 * @param by name of a key, or {@code monitor} or {@code recovery}
 * @param uploadedBytes sent in this run
 * @param resumedBytes what S3 had already of the files uploaded
 * @param sendingFrom when the first file could be sent; null before
 * @param sendingUntil when the last one was; null before
 * @param waited how long S3 could not be reached
 * @param node where it ran last
 */
public record Run(
        long id,
        String jobId,
        RunKind kind,
        JobState state,
        String by,
        Instant startedAt,
        @Nullable Instant endedAt,
        long scannedFiles,
        long newFiles,
        long changedFiles,
        long uploadedFiles,
        long failedFiles,
        long skippedFiles,
        long uploadedBytes,
        long resumedBytes,
        @Nullable Instant sendingFrom,
        @Nullable Instant sendingUntil,
        Duration waited,
        @Nullable String error,
        @Nullable String node) {

    /** Bytes it sent over the time it sent them, a second; 0 if it sent none. */
    public long bytesPerSecond() {
        if (sendingFrom == null || sendingUntil == null || uploadedBytes == 0) {
            return 0;
        }
        long millis = Duration.between(sendingFrom, sendingUntil).minus(waited).toMillis();
        return uploadedBytes * 1_000 / Math.max(1, millis);
    }
}
