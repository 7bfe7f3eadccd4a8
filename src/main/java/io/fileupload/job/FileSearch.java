package io.fileupload.job;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a job to list.
 *
 * @param state null means any
 * @param text part of the path, in any case; blank means any
 */
public record FileSearch(@Nullable FileState state, String text) {

    Set<FileState> states() {
        return state == null ? EnumSet.allOf(FileState.class) : EnumSet.of(state);
    }

    String like() {
        return LikePattern.containing(text);
    }
}
