package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.job.Jobs;
import org.springframework.stereotype.Service;

/**
 * Steers jobs. The database decides what is legal, so that of two controls at once, or a control and the job's own end,
 * only one happens.
 */
@Service
public class JobControl {

    private final Jobs jobs;
    private final RunningJobs running;
    private final OpenMultiparts multiparts;

    JobControl(Jobs jobs, RunningJobs running, OpenMultiparts multiparts) {
        this.jobs = jobs;
        this.running = running;
        this.multiparts = multiparts;
    }

    /** Stops for now; parts that S3 has are kept. */
    public Job pause(String id) {
        jobs.pause(id);
        running.stop(id);
        return jobs.get(id);
    }

    /** Goes on where it was paused. */
    public Job resume(String id) {
        return dispatched(jobs.resume(id));
    }

    /** Stops for good; finished objects stay, half-sent ones are given up. */
    public Job cancel(String id) {
        jobs.cancel(id);
        running.stop(id);
        multiparts.abortAll(jobs.get(id));
        return jobs.get(id);
    }

    /** Sends failed files again. */
    public Job retry(String id) {
        return dispatched(jobs.retry(id));
    }

    /** Looks for changes in the folder of a finished job now. */
    public Job rescan(String id) {
        return dispatched(jobs.rescan(id));
    }

    /** Forgets a job that is not running; its objects stay. */
    public void delete(String id) {
        Job job = jobs.requireDeletable(id);
        multiparts.abortAll(job);
        while (jobs.deleteSomeFiles(id)) {
            // A batch at a time, so that other jobs can write in between.
        }
        jobs.delete(id);
    }

    private Job dispatched(Job job) {
        running.dispatch();
        return job;
    }
}
