package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScanScheduleTest extends DataLayerTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Instant now = Instant.now();

    @Test
    void aFinishedJobIsScannedAfterTheIntervalAndNotBefore() {
        String id = finished(REQUEST);

        scans().schedule(now.plus(INTERVAL));

        assertThat(dueIds(now.plus(INTERVAL))).doesNotContain(id);
        assertThat(jobs().get(id).nextScanAt()).isNotNull();
    }

    @Test
    void aFinishedJobWhoseTimeHasComeIsDue() {
        String id = finished(REQUEST);

        scans().schedule(now.minusSeconds(1));

        assertThat(dueIds(now.plus(INTERVAL))).contains(id);
    }

    @Test
    @Tag("fault-24")
    void aScanPlannedFartherThanTheIntervalIsDueSinceTheClockWasSetBack() {
        String id = finished(REQUEST);

        scans().schedule(now.plus(Duration.ofDays(1)));

        assertThat(dueIds(now.plus(INTERVAL))).contains(id);
    }

    @Test
    void jobsThatRunOrAreNotMonitoredAreNotDue() {
        String running = newJob();
        String unmonitored = finished(new JobRequest("/folder", "bucket", "", null, false, JobOptions.DEFAULT));

        scans().schedule(now.minusSeconds(1));

        assertThat(dueIds(now.plus(INTERVAL))).doesNotContain(running, unmonitored);
    }

    @Test
    void oneOfManyTakesAScan() throws Exception {
        String id = finished(REQUEST);
        scans().schedule(now.minusSeconds(1));
        Job due = jobs().get(id);
        ExecutorService nodes = Executors.newFixedThreadPool(8);

        List<Future<Boolean>> claims = nodes.invokeAll(
                Collections.nCopies(8, (Callable<Boolean>) () -> scans().claim(due, now.plus(INTERVAL))));
        nodes.shutdown();

        assertThat(claims).extracting(Future::get).containsOnlyOnce(true);
    }

    private String finished(JobRequest request) {
        String id = jobs().create(null, request).id();
        transitions().start(id);
        transitions().complete(id, null);
        return id;
    }

    private List<String> dueIds(Instant farthest) {
        return scans().due(farthest, 1000).stream().map(Job::id).toList();
    }
}
