package io.fileupload.upload;

import io.fileupload.job.IllegalTransitionException;
import io.fileupload.job.JobControls;
import io.fileupload.job.JobScans;
import io.fileupload.job.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what ended so long ago that no one asks for it, so that the database does not grow for ever. */
@Component
class History {

    private static final int RUNS_AT_ONCE = 1_000;
    private static final int JOBS_AT_ONCE = 100;

    private final Runs runs;
    private final JobScans jobs;
    private final JobControls controls;
    private final Duration kept;
    private final Clock clock;

    History(Runs runs, JobScans jobs, JobControls controls, UploadSettings settings, Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.controls = controls;
        this.kept = Duration.ofDays(settings.historyDays());
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        Instant before = clock.instant().minus(kept);
        while (runs.forget(before, RUNS_AT_ONCE) == RUNS_AT_ONCE) {
            // Some at a time, so that others can write in between.
        }
        jobs.forgetRunsOfGone(clock.instant().minus(Duration.ofDays(1)));
        for (String id : jobs.endedLongAgo(before, JOBS_AT_ONCE)) {
            try {
                controls.delete(id);
            } catch (IllegalTransitionException e) {
                // It was taken up again just now.
            }
        }
    }
}
