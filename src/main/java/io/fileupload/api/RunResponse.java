package io.fileupload.api;

import io.fileupload.job.JobState;
import io.fileupload.job.Run;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of an upload: what happened when; sizes in bytes. */
record RunResponse(
        long id,
        String kind,
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
        long bytesPerSecond,
        long waitedSeconds,
        @Nullable String error,
        @Nullable String node) {

    static RunResponse of(Run run) {
        return new RunResponse(
                run.id(),
                run.kind().name().toLowerCase(Locale.ROOT),
                run.state(),
                run.by(),
                run.startedAt(),
                run.endedAt(),
                run.scannedFiles(),
                run.newFiles(),
                run.changedFiles(),
                run.uploadedFiles(),
                run.failedFiles(),
                run.skippedFiles(),
                run.uploadedBytes(),
                run.resumedBytes(),
                run.bytesPerSecond(),
                run.waited().toSeconds(),
                run.error(),
                run.node());
    }
}
