package io.fileupload.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the service does not start as one line on standard error, before any logging needs to work. */
class OneLineFailureReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(
                "The service does not start: " + text(analysis.getDescription()) + text(analysis.getAction()));
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part.strip().replaceAll("\\s*\\R\\s*", " ") + " ";
    }
}
