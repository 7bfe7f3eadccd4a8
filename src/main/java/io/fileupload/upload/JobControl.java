package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.Jobs;
import io.fileupload.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Steers jobs. The database decides what is legal, so that of two controls at once, or a control and the job's own end,
 * only one happens.
 */
@Service
public class JobControl {

    private static final Logger log = LoggerFactory.getLogger(JobControl.class);

    private final Jobs jobs;
    private final JobTransitions transitions;
    private final RunningJobs running;
    private final OpenMultiparts multiparts;

    JobControl(Jobs jobs, JobTransitions transitions, RunningJobs running, OpenMultiparts multiparts) {
        this.jobs = jobs;
        this.transitions = transitions;
        this.running = running;
        this.multiparts = multiparts;
    }

    /** Stops for now; parts that S3 has are kept. */
    public Job pause(String id) {
        transitions.pause(id);
        running.stop(id);
        return jobs.get(id);
    }

    /** Goes on where it was paused. */
    public Job resume(String id) {
        return dispatched(transitions.resume(id));
    }

    /** Stops for good; finished objects stay, half-sent ones are given up. */
    public Job cancel(String id) {
        transitions.cancel(id);
        running.stop(id);
        running.whenFree(() -> abort(jobs.get(id)));
        return jobs.get(id);
    }

    /** Sends failed files again. */
    public Job retry(String id) {
        transitions.retry(id);
        return dispatched(jobs.get(id));
    }

    /** Sends one failed file again. */
    public Job retry(String id, String path) {
        transitions.retry(id, path);
        return dispatched(jobs.get(id));
    }

    /** Looks for changes in the folder of a finished job now. */
    public Job rescan(String id) {
        return dispatched(transitions.rescan(id));
    }

    /** Forgets a job that is not running; its objects stay. */
    public void delete(String id) {
        Job job = jobs.requireDeletable(id);
        running.stop(id);
        abortBeforeDelete(job);
        while (jobs.deleteSomeFiles(id)) {
            // A batch at a time, so that other jobs can write in between.
        }
        jobs.delete(id);
    }

    /** What cannot be aborted now stays on record, and is aborted with other abandoned ones. */
    private void abort(Job job) {
        try {
            multiparts.abortAll(job);
        } catch (StorageException e) {
            log.warn("Multipart uploads of {} stay open for now: {}", job.id(), e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With the record of them gone, no one could abort them any more. */
    private void abortBeforeDelete(Job job) {
        try {
            multiparts.abortAll(job);
        } catch (StorageException e) {
            throw new UnfinishedUploadsException(job.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfinishedUploadsException(job.id(), e);
        }
    }

    private Job dispatched(Job job) {
        running.dispatch();
        return job;
    }
}
