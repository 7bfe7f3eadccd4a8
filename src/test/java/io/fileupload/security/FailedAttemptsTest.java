package io.fileupload.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private final TestClock clock = new TestClock();
    private final FailedAttempts attempts = new FailedAttempts(clock);

    @BeforeEach
    void useUp() {
        for (int i = 0; i < FailedAttempts.ALLOWED; i++) {
            assertThat(attempts.count("192.0.2.1")).isEmpty();
        }
    }

    @Test
    void saysHowLongToWait() {
        clock.pass(Duration.ofSeconds(20));

        assertThat(attempts.count("192.0.2.1")).hasValue(Duration.ofSeconds(40));
    }

    @Test
    void countsEachAddress() {
        assertThat(attempts.count("192.0.2.2")).isEmpty();
    }

    @Test
    void forgetsAfterMinute() {
        attempts.count("192.0.2.1");

        clock.pass(Duration.ofMinutes(1));

        assertThat(attempts.count("192.0.2.1")).isEmpty();
    }
}
