package io.fileupload.database;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The time by which everyone who shares the database goes: its own, carried on between two looks by the monotonic clock.
 * So deadlines are the same on every node, whatever its own clock says, and come when they were due although that is set
 * back.
 */
public class DatabaseClock extends Clock {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    /** A look that says less than this is an error of measurement; going back for it would only disturb. */
    private static final Duration NOISE = Duration.ofSeconds(1);

    private final Supplier<Instant> database;
    private volatile Anchor anchor;
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean setBack;

    DatabaseClock(Supplier<Instant> database) {
        this.database = database;
        this.anchor = new Anchor(database.get(), System.nanoTime());
        look();
    }

    /** Of a PostgreSQL server. */
    static DatabaseClock of(org.springframework.jdbc.core.JdbcTemplate jdbc) {
        return new DatabaseClock(
                () -> Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", Timestamp.class))
                        .toInstant());
    }

    @Override
    public Instant instant() {
        return anchor.at(System.nanoTime());
    }

    /** How far this machine's clock is ahead of the database's; negative if it is behind. */
    Duration skew() {
        return skew;
    }

    /** Also at start. */
    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    final void look() {
        long before = System.nanoTime();
        Instant time = database.get();
        long after = System.nanoTime();
        Anchor seen = new Anchor(time, before + (after - before) / 2);
        skew = Duration.between(time, Instant.now().minusNanos(System.nanoTime() - seen.nanos));
        Duration behind = Duration.between(time, anchor.at(seen.nanos));
        if (behind.compareTo(NOISE) > 0) {
            if (!setBack) {
                log.warn("The clock was set back by {}; what is due stays due by the time that has passed", behind);
            }
            setBack = true;
        } else {
            setBack = false;
            anchor = seen;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private record Anchor(Instant time, long nanos) {

        Instant at(long nanoTime) {
            return time.plusNanos(nanoTime - nanos);
        }
    }
}
