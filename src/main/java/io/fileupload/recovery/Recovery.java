package io.fileupload.recovery;

import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import io.fileupload.upload.RunningJobs;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Resumes at start what was unfinished when the service ended. The orchestrator puts files that were in flight back in
 * line, and the workers look them up in S3 before they send them again.
 * {@code AbandonedMultiparts} aborts the multipart uploads of ours that no one will go on with.
 */
@Component
class Recovery implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Jobs jobs;
    private final RunningJobs running;

    Recovery(Jobs jobs, RunningJobs running) {
        this.jobs = jobs;
        this.running = running;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String id : jobs.idsIn(List.of(JobState.IN_PROGRESS), Integer.MAX_VALUE)) {
            log.info("Upload {} resumes where it ended", id);
        }
        running.open();
    }
}
