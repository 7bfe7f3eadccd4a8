package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.job.JobHaltedException;
import io.fileupload.job.Jobs;
import io.fileupload.transfer.ActiveWork;
import io.fileupload.work.Next;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import io.fileupload.work.Worker;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Does what is due to a job as a whole, a step at a time. The database says what that is: whoever owns the job's run next,
 * here or on another node, now or after a crash, takes the next step from there.
 */
@Service
public class Orchestrator implements Worker {

    private final Jobs jobs;
    private final UploadRun upload;
    private final Halt halt;
    private final Watch watch;
    private final BrokenRun broken;
    private final ActiveWork active;
    private final Clock clock;

    Orchestrator(
            Jobs jobs, UploadRun upload, Halt halt, Watch watch, BrokenRun broken, ActiveWork active, Clock clock) {
        this.jobs = jobs;
        this.upload = upload;
        this.halt = halt;
        this.watch = watch;
        this.broken = broken;
        this.active = active;
        this.clock = clock;
    }

    @Override
    public Next work(Owner owner) throws InterruptedException {
        Optional<Job> job = jobs.find(owner.instance());
        return job.isEmpty() ? Next.PARKED : work(owner, job.get());
    }

    private Next work(Owner owner, Job job) throws InterruptedException {
        if (job.halting()) {
            return halt.step(owner, job);
        }
        try (ActiveWork.Doing doing = active.begin(owner, job.id())) {
            return step(owner, job);
        } catch (JobHaltedException e) {
            return Next.at(clock.instant());
        } catch (RuntimeException e) {
            broken.report(owner, job, e);
            throw e;
        }
    }

    private Next step(Owner owner, Job job) throws InterruptedException {
        return switch (job.state()) {
            case PENDING, IN_PROGRESS -> upload.step(owner, job);
            case COMPLETED, FAILED -> watch.next(owner, job);
            case PAUSED, CANCELLED -> Next.PARKED;
        };
    }

    @Override
    public void stopAll() {
        active.stopAll(Work.RUN);
    }
}
