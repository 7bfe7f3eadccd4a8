package io.fileupload.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts wrong keys by the address they come from, for a minute, and for no more addresses than fit in memory. */
@Component
class FailedAttempts {

    static final int ALLOWED = 10;

    private static final Logger log = LoggerFactory.getLogger(FailedAttempts.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 10_000;

    private final Cache<String, Attempts> attempts = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .build();
    private final Clock clock;

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more, and says how long to wait if there were too many. */
    Optional<Duration> count(String address) {
        Instant now = clock.instant();
        Attempts counted = attempts.asMap()
                .merge(address, new Attempts(now, 1), (known, first) -> known.isOver(now) ? first : known.next());
        if (counted.number() == ALLOWED + 1) {
            log.warn("Over {} wrong keys within a minute from {}", ALLOWED, address);
        }
        return counted.number() > ALLOWED
                ? Optional.of(Duration.between(now, counted.since().plus(WINDOW)))
                : Optional.empty();
    }

    private record Attempts(Instant since, int number) {

        Attempts next() {
            return new Attempts(since, Math.min(number, ALLOWED + 1) + 1);
        }

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW)) || now.isBefore(since);
        }
    }
}
