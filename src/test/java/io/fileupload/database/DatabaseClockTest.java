package io.fileupload.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Tag("fault-81")
class DatabaseClockTest {

    private static final Duration APART = Duration.ofSeconds(10);

    private Duration ahead = Duration.ZERO;

    @Test
    void goesByTheDatabasesTimeHoweverFarThisMachinesIsApart() {
        ahead = APART;

        DatabaseClock clock = clock();

        assertThat(clock.instant()).isCloseTo(Instant.now().plus(APART), within(500, ChronoUnit.MILLIS));
        assertThat(clock.skew()).isCloseTo(APART.negated(), Duration.ofMillis(500));
    }

    @Test
    void isOutOfServiceWhileTheClocksAreApart() {
        DatabaseClock clock = clock();
        ahead = APART.negated();
        clock.look();

        Health apart = new ClockSkewHealth(clock).health();
        ahead = Duration.ZERO;
        clock.look();
        Health agreed = new ClockSkewHealth(clock).health();

        assertThat(apart.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(apart.getDetails().get("reason")).asString().contains("This machine's clock and the database's");
        assertThat(agreed.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void doesNotGoBackWithTheDatabasesClock() {
        DatabaseClock clock = clock();
        Instant before = clock.instant();

        ahead = APART.negated();
        clock.look();

        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    private DatabaseClock clock() {
        return new DatabaseClock(() -> Instant.now().plus(ahead));
    }
}
