package io.fileupload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks of the other tests of this package find bugs, if there are any. */
class PlantedBugsTest {
    private static final int BOUNDARIES = 80;
    private static final int REQUESTS = 8;
    private static final int SEEDS = 120;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void areFound(PlantedBug bug) {
        // Lazy: it ends with the first that goes wrong.
        List<String> found = Stream.of(
                        drawn(bug, 1, SEEDS / 10), slept(bug), stopped(bug), drawn(bug, SEEDS / 10, SEEDS))
                .flatMap(histories -> histories)
                .filter(wrong -> !wrong.isEmpty())
                .findFirst()
                .orElse(List.of());

        assertThat(found).as("what is wrong").isNotEmpty();
    }

    private Stream<List<String>> drawn(PlantedBug bug, long from, long to) {
        return LongStream.range(from, to).mapToObj(seed -> drawn(seed, bug));
    }

    private Stream<List<String>> stopped(PlantedBug bug) {
        return Stream.of(Scenario.values())
                .flatMap(scenario -> IntStream.range(0, BOUNDARIES).mapToObj(first -> stopped(scenario, first, bug)));
    }

    private List<String> drawn(long seed, PlantedBug bug) {
        try {
            return new History(seed, folder(), bug).play();
        } catch (AssertionError e) {
            return List.of(e.toString());
        }
    }

    private List<String> stopped(Scenario scenario, int first, PlantedBug bug) {
        try {
            return scenario.play(new Lab(1, bug), folder(), first, 0);
        } catch (AssertionError e) {
            return List.of(e.toString());
        }
    }

    private Stream<List<String>> slept(PlantedBug bug) {
        return Stream.of(Sleep.values())
                .flatMap(sleep -> IntStream.rangeClosed(1, REQUESTS).mapToObj(at -> slept(sleep, at, bug)));
    }

    private List<String> slept(Sleep sleep, int at, PlantedBug bug) {
        try {
            Lab lab = new Lab(2, bug);
            sleep.play(lab, folder(), at, false);
            return sleep.wrong(lab);
        } catch (AssertionError e) {
            return List.of(e.toString());
        }
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(temp, "folder");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
