package io.fileupload.job;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list.
 *
 * @param state null means any
 * @param text part of the id, the folder or {@code s3://bucket/prefix}, in any case; empty means any
 */
public record JobSearch(@Nullable JobState state, String text) {

    Set<JobState> states() {
        return state == null ? EnumSet.allOf(JobState.class) : EnumSet.of(state);
    }

    String like() {
        return LikePattern.containing(text);
    }
}
