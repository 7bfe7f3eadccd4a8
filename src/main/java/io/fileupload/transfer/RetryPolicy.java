package io.fileupload.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How often and when a file is tried again: exponential backoff with jitter, bounded. */
public final class RetryPolicy {

    static final int MAX_ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FIRST_LATER = Duration.ofSeconds(30);
    private static final Duration LONGEST_LATER = Duration.ofHours(1);
    private static final double JITTER = 0.3;

    private RetryPolicy() {}

    /** The pause before the next attempt of the same run. */
    static Duration pause(int attempts) {
        return jittered(FIRST.multipliedBy(1L << Math.min(attempts - 1, MAX_ATTEMPTS)));
    }

    /** The pause before the monitor tries a failed file again, growing to an hour. */
    static Duration laterPause(int attempts) {
        int doublings = Math.min(Math.max(0, attempts - MAX_ATTEMPTS), 7);
        Duration pause = FIRST_LATER.multipliedBy(1L << doublings);
        return jittered(pause.compareTo(LONGEST_LATER) > 0 ? LONGEST_LATER : pause);
    }

    /**
     * Whether the pause is over.
     *
     * @param retryAt null for none; beyond any pause there is, the clock was set back meanwhile
     */
    public static boolean isDue(@Nullable Instant retryAt, Instant now) {
        return retryAt == null || !retryAt.isAfter(now) || retryAt.isAfter(now.plus(LONGEST_LATER.multipliedBy(2)));
    }

    private static Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (ThreadLocalRandom.current().nextDouble() * 2 - 1);
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }
}
