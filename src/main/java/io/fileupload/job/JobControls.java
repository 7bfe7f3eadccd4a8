package io.fileupload.job;

import io.fileupload.work.Work;
import io.fileupload.work.WorkSchedule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people ask of jobs. Each is written down as what the job is to become and refused where its state does not allow
 * it; the owner of the job's run brings it about, on whatever node and over any crash.
 */
@Service
@Transactional
public class JobControls {

    private final JobRepository jobs;
    private final FileRepository files;
    private final CounterUpdate counters;
    private final Runs runs;
    private final WorkSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobControls(
            JobRepository jobs,
            FileRepository files,
            CounterUpdate counters,
            Runs runs,
            WorkSchedule schedule,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.counters = counters;
        this.runs = runs;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
    }

    public void pause(String id) {
        ask(id, (job, now) -> {
            job.pause(now);
            runs.paused(id);
        });
    }

    public void resume(String id) {
        ask(id, (job, now) -> {
            job.resume(now);
            runs.resumed(id);
        });
    }

    public void cancel(String id) {
        ask(id, JobEntity::cancel);
    }

    /** Puts all failed files back in line. */
    public void retry(String id, String by) {
        ask(id, (job, now) -> {
            job.retry(true, now);
            runs.open(id, RunKind.RETRY, by);
            countBack(id, files.putFailedBack(id));
        });
    }

    /**
     * Puts one failed file back in line; the others stay as they are.
     *
     * @throws FileNotInJobException if the job has no such file
     * @throws IllegalTransitionException unless both have failed
     */
    public void retry(String id, String path, String by) {
        ask(id, (job, now) -> {
            int back = files.putFailedBack(id, requireFailed(id, path).id());
            // A scan would also take other files whose pause is over; but only it finds this one put right.
            job.retry(back == 0, now);
            runs.open(id, RunKind.RETRY, by);
            countBack(id, back);
        });
    }

    private FileRecord requireFailed(String id, String path) {
        // PostgreSQL has no text with NUL.
        List<FileEntity> found = path.indexOf('\0') >= 0 ? List.of() : files.findByPaths(id, List.of(path));
        FileRecord file = found.stream()
                .findFirst()
                .map(FileEntity::toRecord)
                .orElseThrow(() -> FileNotInJobException.at(id, path));
        if (file.status().state() != FileState.FAILED) {
            throw IllegalTransitionException.notNow(file, "only a failed file can be retried");
        }
        return file;
    }

    private void countBack(String id, int files) {
        counters.add(id, new JobCounters(0, 0, -files, 0, 0, 0, 0), RunCounters.ZERO);
    }

    public void rescan(String id, String by) {
        ask(id, (job, now) -> {
            job.rescan(now);
            runs.open(id, RunKind.RESCAN, by);
        });
    }

    /** From here on no one sees the job any more. */
    public void delete(String id) {
        ask(id, (job, now) -> job.delete());
    }

    public void setMonitor(String id, boolean wanted) {
        ask(id, (job, now) -> job.setMonitor(wanted, now));
    }

    private void ask(String id, BiConsumer<JobEntity, Instant> change) {
        JobEntity job = jobs.findForUpdate(id)
                .filter(found -> !found.isBeingDeleted())
                .orElseThrow(() -> JobNotFoundException.withId(id));
        change.accept(job, Timestamps.truncate(clock.instant()));
        schedule.now(Work.RUN, id);
        events.publishEvent(new JobChanged(id));
    }
}
