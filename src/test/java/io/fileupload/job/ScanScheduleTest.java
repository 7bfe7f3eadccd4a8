package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.work.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ScanScheduleTest extends DataLayerTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Instant now = Instant.now();

    @Test
    void aFinishedJobIsPlannedOnce() {
        String id = finished(REQUEST);

        scans().plan(id, now.plusSeconds(10));

        assertThat(unplanned()).doesNotContain(id);
        assertThat(jobs().get(id).nextScanAt()).isNotNull();
    }

    @Test
    void aFinishedJobThatNoOneHasPlannedIsFound() {
        String id = finished(REQUEST);

        assertThat(unplanned()).contains(id);
    }

    @Test
    @Tag("fault-24")
    void aScanPlannedFartherThanTheIntervalIsPlannedAnewSinceTheClockWasSetBack() {
        String id = finished(REQUEST);

        scans().plan(id, now.plus(Duration.ofDays(1)));

        assertThat(unplanned()).contains(id);
    }

    @Test
    void jobsThatRunOrAreNotMonitoredAreNotPlanned() {
        String running = newJob();
        String unmonitored = finished(new JobRequest("/folder", "bucket", "", null, false, JobOptions.DEFAULT));

        assertThat(unplanned()).doesNotContain(running, unmonitored);
    }

    @Test
    void aJobWithoutAnyoneWhoComesForItsRunIsFoundAndWoken() {
        String id = newJob();
        bean(JdbcTemplate.class).update("delete from scheduled_runs where task_instance = ?", id);

        assertThat(forgotten()).contains(id);
        scans().wake(id);

        assertThat(forgotten()).doesNotContain(id);
    }

    private String finished(JobRequest request) {
        String id = jobs().create(null, request, "someone").id();
        Owner owner = start(id);
        transitions().complete(owner, id, null);
        return id;
    }

    private List<String> unplanned() {
        return scans().unplanned(now.plus(INTERVAL), 1000);
    }

    private List<String> forgotten() {
        return scans().forgotten(Instant.now().plusSeconds(5), 1000);
    }
}
