package io.fileupload.web;

import io.fileupload.job.JobState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with an upload, and when. */
enum Control {
    RETRY("Retry", JobState.Control.RETRY, null),
    RESUME("Resume", JobState.Control.RESUME, null),
    PAUSE("Pause", JobState.Control.PAUSE, null),
    RESCAN("Rescan now", JobState.Control.RESCAN, null),
    CANCEL(
            "Cancel",
            JobState.Control.CANCEL,
            new Question(
                    "Cancel this upload?",
                    "It stops for good and cannot be resumed. Files that are already in the bucket stay there;"
                            + " half-sent ones are dropped.",
                    "Keep uploading",
                    "Cancel upload")),
    DELETE(
            "Delete",
            JobState.Control.DELETE,
            new Question(
                    "Delete this upload?",
                    "The service forgets the upload and its list of files, and no longer watches the folder."
                            + " Objects in the bucket and files in the folder stay.",
                    "Keep it",
                    "Delete upload"));

    private final String label;
    private final JobState.Control control;
    private final @Nullable Question question;

    Control(String label, JobState.Control control, @Nullable Question question) {
        this.label = label;
        this.control = control;
        this.question = question;
    }

    static List<Control> of(JobState state) {
        return Arrays.stream(values())
                .filter(control -> state.allows(control.control))
                .toList();
    }

    public String label() {
        return label;
    }

    /** What to ask before; null if nothing is lost by it. */
    public @Nullable Question question() {
        return question;
    }

    /** The one thing one most likely wants. */
    public boolean isMain() {
        return this == RETRY || this == RESUME;
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is asked before something is lost.
     *
     * @param keep what the button says that does nothing; never a word that could be either answer
     * @param confirm what the button says that does it
     */
    record Question(String text, String consequence, String keep, String confirm) {}
}
