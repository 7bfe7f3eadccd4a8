package io.fileupload.upload;

import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final Map<String, Future<?>> running = new HashMap<>();
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
            List<String> waiting =
                    jobs.idsIn(List.of(JobState.PENDING, JobState.IN_PROGRESS), MAX_RUNNING + running.size());
            waiting.stream()
                    .filter(id -> !running.containsKey(id))
                    .limit(MAX_RUNNING - running.size())
                    .toList()
                    .forEach(id -> running.put(id, threads.submit(() -> run(id))));
        }
    }

    private void run(String id) {
        try {
            orchestrator.run(id);
        } catch (InterruptedException e) {
            log.info("Upload {} stops for now", id);
        } catch (RuntimeException e) {
            log.error("Upload {} broke off and is tried again", id, e);
        } finally {
            ended(id);
        }
    }

    private synchronized void ended(String id) {
        running.remove(id);
        notifyAll();
    }

    @Override
    public void start() {
        // Recovery opens it.
    }

    @Override
    public void stop() {
        synchronized (this) {
            open = false;
            running.values().forEach(run -> run.cancel(true));
        }
        threads.shutdownNow();
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
