package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.job.JobControls;
import io.fileupload.job.Jobs;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/**
 * Steers jobs. A control is a state in the database, so that of two controls at once, or a control and the job's own end,
 * only one happens; what stops a job answers once nothing of it is at work any more, on any node.
 */
@Service
public class JobControl {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Jobs jobs;
    private final JobControls controls;

    JobControl(Jobs jobs, JobControls controls) {
        this.jobs = jobs;
        this.controls = controls;
    }

    /** Stops for now; parts that S3 has are kept. */
    public Job pause(String id) {
        controls.pause(id);
        return halted(id);
    }

    /** Goes on where it was paused. */
    public Job resume(String id) {
        controls.resume(id);
        return jobs.get(id);
    }

    /** Stops for good; finished objects stay, half-sent ones are given up. */
    public Job cancel(String id) {
        controls.cancel(id);
        return halted(id);
    }

    /** Sends failed files again. */
    public Job retry(String id, String by) {
        controls.retry(id, by);
        return jobs.get(id);
    }

    /** Sends one failed file again. */
    public Job retry(String id, String path, String by) {
        controls.retry(id, path, by);
        return jobs.get(id);
    }

    /** Looks for changes in the folder of a finished job now. */
    public Job rescan(String id, String by) {
        controls.rescan(id, by);
        return jobs.get(id);
    }

    /** Keeps the job in sync with its folder after it has ended, or no longer. */
    public Job setMonitor(String id, boolean wanted) {
        controls.setMonitor(id, wanted);
        return jobs.get(id);
    }

    /** Forgets a job that is not running; its objects stay. From here on no one sees it. */
    public void delete(String id) {
        controls.delete(id);
        await(() -> jobs.find(id).isEmpty());
    }

    private Job halted(String id) {
        await(() -> jobs.find(id).map(job -> !job.halting()).orElse(true));
        return jobs.get(id);
    }

    /** What takes longer, since a disk or S3 hangs, is brought about all the same: it is written down. */
    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!done.getAsBoolean() && System.nanoTime() < end) {
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
