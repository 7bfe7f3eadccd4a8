package io.fileupload.recovery;

import io.fileupload.job.JobFiles;
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
 * Resumes at start what was unfinished when the service ended: files that were in flight go back in line, to be looked
 * up in S3 before they are sent again, and their jobs run on.
 */
@Component
class Recovery implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Jobs jobs;
    private final JobFiles files;
    private final RunningJobs running;

    Recovery(Jobs jobs, JobFiles files, RunningJobs running) {
        this.jobs = jobs;
        this.files = files;
        this.running = running;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String id : jobs.idsIn(List.of(JobState.IN_PROGRESS), Integer.MAX_VALUE)) {
            int inFlight = files.putBackInDoubt(id);
            log.info("Upload {} resumes; {} files were in flight", id, inFlight);
        }
        running.open();
    }
}
