package io.fileupload.upload;

import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The jobs that run on this node now: at most so many at once, the rest wait their turn in the database. */
@Component
public class RunningJobs implements SmartLifecycle {

    static final int MAX_RUNNING = 16;
    private static final long STOP_SECONDS = 20;
    private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

    private final Jobs jobs;
    private final Orchestrator orchestrator;
    private final Map<String, JobRun> running = new HashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(MAX_RUNNING, new CustomizableThreadFactory("upload-job-"));
    private boolean open;

    RunningJobs(Jobs jobs, Orchestrator orchestrator) {
        this.jobs = jobs;
        this.orchestrator = orchestrator;
    }

    /** Begins to run jobs; before this they only wait. */
    public synchronized void open() {
        open = true;
        dispatch();
    }

    /** Runs what waits, as far as there is room. */
    @Scheduled(fixedDelay = 1_000)
    public synchronized void dispatch() {
        if (open && running.size() < MAX_RUNNING) {
            jobs.idsIn(List.of(JobState.PENDING, JobState.IN_PROGRESS), MAX_RUNNING + running.size()).stream()
                    .filter(id -> !running.containsKey(id))
                    .limit(MAX_RUNNING - running.size())
                    .toList()
                    .forEach(this::begin);
        }
    }

    /** Ids of the jobs that run at the moment. */
    public synchronized Set<String> ids() {
        return Set.copyOf(running.keySet());
    }

    /** Stops the job's run, if there is one, and returns when nothing of it is at work any more. */
    void stop(String id) {
        JobRun run = find(id);
        try {
            if (run != null) {
                run.stop();
                run.awaitEnd(STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a short task of a job that is not running. */
    void whenFree(Runnable task) {
        threads.execute(task);
    }

    private synchronized @org.jspecify.annotations.Nullable JobRun find(String id) {
        return running.get(id);
    }

    private void begin(String id) {
        JobRun run = new JobRun(self -> run(id, self), () -> ended(id));
        running.put(id, run);
        threads.execute(run);
    }

    private void run(String id, JobRun self) {
        try {
            orchestrator.run(id);
        } catch (InterruptedException e) {
            log.info("Upload {} stops for now", id);
        } catch (RuntimeException e) {
            if (self.isStopped()) {
                log.info("Upload {} stops for now", id);
            } else {
                log.error("Upload {} broke off and is tried again", id, e);
            }
        }
    }

    private synchronized void ended(String id) {
        running.remove(id);
    }

    @Override
    public void start() {
        // Recovery opens it.
    }

    @Override
    public void stop() {
        synchronized (this) {
            open = false;
            running.values().forEach(JobRun::stop);
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Some uploads are cut off; they are looked up in S3 at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return open;
    }
}
