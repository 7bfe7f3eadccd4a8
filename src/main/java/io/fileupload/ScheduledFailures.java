package io.fileupload;

import io.fileupload.job.DatabaseFailures;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** Logs what goes wrong with tasks that come again by themselves; that the database is away in one line now and then. */
@Component
class ScheduledFailures implements ThreadPoolTaskSchedulerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(ScheduledFailures.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private long lastSaid = System.nanoTime() - QUIET_NANOS;

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this::handle);
    }

    private synchronized void handle(Throwable failure) {
        if (!DatabaseFailures.isUnavailable(failure)) {
            log.error("A task failed and is tried again", failure);
        } else if (System.nanoTime() - lastSaid >= QUIET_NANOS) {
            lastSaid = System.nanoTime();
            log.warn("The database cannot be used; what needs it waits: {}", failure.getMessage());
        }
    }
}
