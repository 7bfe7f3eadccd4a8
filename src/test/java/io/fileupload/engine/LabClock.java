package io.fileupload.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved. */
final class LabClock extends Clock {
    /** Long ago, so that no file of a test lies in the future of the machine. */
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Instant now = START;

    void reset() {
        now = START;
    }

    void step(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
