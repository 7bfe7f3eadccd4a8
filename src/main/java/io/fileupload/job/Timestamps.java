package io.fileupload.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Timestamps as the database keeps them. */
final class Timestamps {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Timestamps() {}

    /** To milliseconds, and into four-digit years, so that text sorts: a file's mtime may be anything. */
    static Instant truncate(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
