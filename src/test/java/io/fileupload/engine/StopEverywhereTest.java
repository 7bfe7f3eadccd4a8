package io.fileupload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Has the process die at each write to the database and each request to S3, before and after it, and once more while it
 * recovers; then all must be as if nothing had happened.
 */
class StopEverywhereTest {
    private static final int AGAIN_WITHIN = 12;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void endsWell(Scenario scenario) {
        Lab whole = play(scenario, 0, 0);
        int boundaries = whole.boundaries.count();
        assertThat(boundaries).isGreaterThan(30);

        for (int first = 1; first <= boundaries; first++) {
            // Now and then only once.
            play(scenario, first, first % AGAIN_WITHIN);
        }
    }

    private Lab play(Scenario scenario, int first, int second) {
        Lab lab = new Lab(1);
        try {
            assertThat(scenario.play(lab, temp, first, second)).isEmpty();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Stopped at boundary %d, then at %d; it passed:%n%s"
                            .formatted(first, second, String.join("\n", lab.boundaries.passed())),
                    e);
        }
        return lab;
    }
}
