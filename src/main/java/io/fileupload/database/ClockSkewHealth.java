package io.fileupload.database;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this machine's clock agrees with the database's. Work goes by the latter, but what a user reads in logs, and
 * S3's signatures, do not.
 */
@Component("clockSkewHealthIndicator")
class ClockSkewHealth implements HealthIndicator {

    private static final Duration MOST = Duration.ofSeconds(1);

    private final DatabaseClock clock;

    ClockSkewHealth(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public Health health() {
        Duration skew = clock.skew();
        return skew.abs().compareTo(MOST) > 0
                ? Health.outOfService()
                        .withDetail(
                                "reason",
                                "This machine's clock and the database's differ by %d ms; set it"
                                        .formatted(skew.toMillis()))
                        .build()
                : Health.up().build();
    }
}
