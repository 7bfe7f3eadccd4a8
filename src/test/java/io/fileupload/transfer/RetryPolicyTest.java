package io.fileupload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @Test
    @Tag("fault-75")
    void aPauseIsOverWhenItsTimeHasComeOrCannotBeRightSinceTheClockWasSetBack() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(RetryPolicy.isDue(null, now)).isTrue();
        assertThat(RetryPolicy.isDue(now, now)).isTrue();
        assertThat(RetryPolicy.isDue(now.plusSeconds(1), now)).isFalse();
        assertThat(RetryPolicy.isDue(now.plusSeconds(3 * 3600), now)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8"})
    void doublesThePauseWithEachAttempt(int attempts, long seconds) {
        assertThat(millis(() -> RetryPolicy.pause(attempts)))
                .allMatch(pause -> pause >= seconds * 700 && pause <= seconds * 1300);
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "5, 30", "6, 60", "8, 240", "11, 1920", "12, 3600", "100, 3600", "2147483647, 3600"})
    void triesAFailedFileAgainEverMoreRarelyUpToAnHour(int attempts, long seconds) {
        assertThat(millis(() -> RetryPolicy.laterPause(attempts)))
                .allMatch(pause -> pause >= seconds * 700 && pause <= seconds * 1300);
    }

    @Test
    void spreadsPausesSoThatRetriesDoNotComeTogether() {
        assertThat(millis(() -> RetryPolicy.pause(3)).distinct().count()).isGreaterThan(50);
    }

    private static LongStream millis(Supplier<Duration> pause) {
        return Stream.generate(pause).limit(200).mapToLong(Duration::toMillis);
    }
}
