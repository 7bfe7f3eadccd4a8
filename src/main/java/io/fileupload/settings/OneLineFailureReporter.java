package io.fileupload.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints why the service does not start as one line on standard error, instead of Spring Boot's many in the log. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineFailureReporter implements FailureAnalysisReporter {

    private static final String OTHER_REPORTER = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(
                "The service does not start: " + text(analysis.getDescription()) + text(analysis.getAction()));
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(OTHER_REPORTER, LogLevel.OFF);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part.strip().replaceAll("\\s*\\R\\s*", " ") + " ";
    }
}
