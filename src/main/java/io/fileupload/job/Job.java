package io.fileupload.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as it stood in the database when it was read. */
public record Job(
        String id,
        JobRequest request,
        JobState state,
        @Nullable String error,
        boolean scanNeeded,
        JobCounters counters,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant lastScanAt,
        @Nullable Instant nextScanAt) {}
