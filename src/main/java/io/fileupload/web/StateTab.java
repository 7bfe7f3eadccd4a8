package io.fileupload.web;

import io.fileupload.job.JobState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the list by state.
 *
 * @param state null for all
 */
record StateTab(@Nullable JobState state, String label, long count) {

    static List<StateTab> all(Map<JobState, Long> counts) {
        return List.of(
                new StateTab(
                        null,
                        "All",
                        counts.values().stream().mapToLong(Long::longValue).sum()),
                of(JobState.IN_PROGRESS, "Running", counts),
                of(JobState.PENDING, "Waiting", counts),
                of(JobState.PAUSED, "Paused", counts),
                of(JobState.FAILED, "Failed", counts),
                of(JobState.COMPLETED, "Completed", counts),
                of(JobState.CANCELLED, "Cancelled", counts));
    }

    private static StateTab of(JobState state, String label, Map<JobState, Long> counts) {
        return new StateTab(state, label, counts.getOrDefault(state, 0L));
    }
}
