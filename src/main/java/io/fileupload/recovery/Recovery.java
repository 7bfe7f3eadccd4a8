package io.fileupload.recovery;

import io.fileupload.job.JobScans;
import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import io.fileupload.work.WorkScheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Resumes at start what was unfinished when the service ended, and while it runs whatever a crash left without anyone who
 * goes on with it. Work whose owner died is handed to the next one, who looks up in S3 what was in flight.
 */
@Component
class Recovery implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    private final Jobs jobs;
    private final JobScans scans;
    private final List<WorkScheduler> schedulers;
    private final Clock clock;

    Recovery(Jobs jobs, JobScans scans, List<WorkScheduler> schedulers, Clock clock) {
        this.jobs = jobs;
        this.scans = scans;
        this.schedulers = schedulers;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String id : jobs.idsIn(List.of(JobState.IN_PROGRESS), AT_ONCE)) {
            log.info("Upload {} resumes where it ended", id);
        }
        schedulers.forEach(WorkScheduler::open);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void wakeForgotten() {
        scans.forgotten(clock.instant().plus(SOON), AT_ONCE).forEach(scans::wake);
    }
}
