package io.fileupload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Has a process stand still at each request to S3, before and after it: another one takes its work and brings it to an
 * end, also to one that was asked for meanwhile; then the first wakes up in the middle of what it believes to be its own.
 */
class SleepEverywhereTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void endsWell(Sleep sleep) {
        int requests = sleep.play(new Lab(2), temp, 0, true).size();
        assertThat(requests).isGreaterThan(7);

        for (int at = 1; at <= requests; at++) {
            for (boolean before : List.of(true, false)) {
                Lab lab = new Lab(2);
                sleep.play(lab, temp, at, before);
                assertThat(sleep.wrong(lab)).as("asleep at request %d", at).isEmpty();
            }
        }
    }
}
