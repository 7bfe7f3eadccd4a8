package io.fileupload.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stood in the database when it was read.
 *
 * @param scanNeeded its folder is to be looked at before it can end
 * @param halting whoever has work of it is to let go
 * @param deleting it is about to be gone
 */
public record Job(
        String id,
        JobRequest request,
        JobState state,
        @Nullable JobError error,
        @Nullable Attention attention,
        boolean scanNeeded,
        boolean halting,
        boolean deleting,
        JobCounters counters,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant lastScanAt,
        @Nullable Instant nextScanAt) {}
