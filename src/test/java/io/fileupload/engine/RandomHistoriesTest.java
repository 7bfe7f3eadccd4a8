package io.fileupload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens, at the end S3 has what is in the folders, and the database says so. {@code -Dhistories=10000} plays
 * more of them, {@code -Dhistories.from=4711} others: {@code -Dhistories=1} with it plays one again.
 */
class RandomHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 250);
    private static final long FROM = Long.getLong("histories.from", 1);

    @TempDir
    Path temp;

    @Test
    void endWell() {
        List<String> failures = new ArrayList<>();
        for (long seed = FROM; seed < FROM + HISTORIES && failures.size() < 3; seed++) {
            failures.addAll(play(seed));
        }

        assertThat(failures).as("histories that went wrong").isEmpty();
    }

    @Test
    void areTheSameFromTheSameSeed() {
        for (long seed = 1; seed <= 5; seed++) {
            History one = new History(seed, temp.resolve("one-" + seed), Plant.NOTHING);
            one.play();
            History other = new History(seed, temp.resolve("other-" + seed), Plant.NOTHING);
            other.play();

            assertThat(other.steps()).isEqualTo(one.steps());
            assertThat(other.lab.boundaries.passed()).isEqualTo(one.lab.boundaries.passed());
        }
    }

    private List<String> play(long seed) {
        History history = new History(seed, temp.resolve("history-" + seed), Plant.NOTHING);
        try {
            List<String> wrong = history.play();
            return wrong.isEmpty() ? List.of() : List.of(told(seed, history, String.join("\n", wrong)));
        } catch (AssertionError | RuntimeException e) {
            return List.of(told(seed, history, e.toString()));
        }
    }

    private static String told(long seed, History history, String wrong) {
        return "%nSeed %d:%n%s%nThen:%n%s%n".formatted(seed, String.join("\n", history.steps()), wrong);
    }
}
