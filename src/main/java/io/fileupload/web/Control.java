package io.fileupload.web;

import io.fileupload.job.JobState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with an upload, and when. */
enum Control {
    RETRY("Retry failed files", EnumSet.of(JobState.FAILED), null, null),
    RESUME("Resume", EnumSet.of(JobState.PAUSED), null, null),
    PAUSE("Pause", EnumSet.of(JobState.PENDING, JobState.IN_PROGRESS), null, null),
    RESCAN("Rescan now", EnumSet.of(JobState.COMPLETED, JobState.FAILED), null, null),
    CANCEL(
            "Cancel",
            EnumSet.of(JobState.PENDING, JobState.IN_PROGRESS, JobState.PAUSED),
            "Cancel this upload?",
            "It stops for good and cannot be resumed. Files that are already in the bucket stay there;"
                    + " half-sent ones are dropped."),
    DELETE(
            "Delete",
            EnumSet.of(JobState.PAUSED, JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED),
            "Delete this upload?",
            "The service forgets the upload and its list of files, and no longer watches the folder."
                    + " Objects in the bucket and files in the folder stay.");

    private final String label;
    private final Set<JobState> states;
    private final @Nullable String question;
    private final @Nullable String consequence;

    Control(String label, Set<JobState> states, @Nullable String question, @Nullable String consequence) {
        this.label = label;
        this.states = states;
        this.question = question;
        this.consequence = consequence;
    }

    static List<Control> of(JobState state) {
        return Arrays.stream(values())
                .filter(control -> control.states.contains(state))
                .toList();
    }

    public String label() {
        return label;
    }

    /** What to ask before; null if nothing is lost by it. */
    public @Nullable String question() {
        return question;
    }

    public @Nullable String consequence() {
        return consequence;
    }

    /** The one thing one most likely wants. */
    public boolean isMain() {
        return this == RETRY || this == RESUME;
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
