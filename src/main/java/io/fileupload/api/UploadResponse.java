package io.fileupload.api;

import io.fileupload.job.JobState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An upload job and how far it is; sizes in bytes. */
record UploadResponse(
        String uploadId,
        JobState state,
        double progress,
        long totalFiles,
        long completedFiles,
        long failedFiles,
        long skippedFiles,
        long totalBytes,
        long completedBytes,
        long bytesPerSecond,
        @Nullable Long etaSeconds,
        boolean scanning,
        @Nullable String error,
        @Nullable AttentionResponse attention,
        List<FailureResponse> failures,
        String sourceFolder,
        String destinationBucket,
        String destinationPrefix,
        @Nullable String pattern,
        List<String> exclude,
        boolean monitor,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant lastScanAt,
        @Nullable Instant nextScanAt) {

    /** What the job needs a person for. */
    record AttentionResponse(
            String code,
            String reason,
            Instant since,
            @Nullable Instant nextTryAt) {}

    /** How many files failed for one reason. */
    record FailureResponse(String reason, long count) {}
}
