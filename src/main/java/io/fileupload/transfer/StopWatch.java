package io.fileupload.transfer;

import io.fileupload.job.JobChanged;
import io.fileupload.job.Jobs;
import io.fileupload.work.Owner;
import io.fileupload.work.Ownership;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Stops what this node works on and should not: controls are a state in the database that every node looks at, and who
 * was taken for dead finds that someone else has his work by now.
 */
@Component
class StopWatch {

    private static final Logger log = LoggerFactory.getLogger(StopWatch.class);

    /** Who was heard of at that time is not taken for dead before this, even if his last heartbeat was due just then. */
    private static final long SURE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final ActiveWork active;
    private final Jobs jobs;
    private final Ownership ownership;
    private volatile long lastLook = System.nanoTime();

    StopWatch(ActiveWork active, Jobs jobs, Ownership ownership) {
        this.active = active;
        this.jobs = jobs;
        this.ownership = ownership;
    }

    /** What was asked on this node need not wait for the next look. */
    @TransactionalEventListener
    void onChange(JobChanged change) {
        if (active.jobIds().contains(change.jobId())) {
            look();
        }
    }

    /**
     * Asked before anything is sent: a process that stood still, or lost the database, may have been taken for dead
     * meanwhile and must not send what is another's by now. Returns once it is known that it was not.
     *
     * @throws InterruptedException if the caller's work is to stop
     */
    void requireWanted() throws InterruptedException {
        while (isLate()) {
            lookIfLate();
            if (isLate()) {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private synchronized void lookIfLate() {
        if (isLate()) {
            look();
        }
    }

    private boolean isLate() {
        return System.nanoTime() - lastLook > SURE_NANOS;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        look(System.nanoTime());
    }

    private void look(long now) {
        Set<String> ids = active.jobIds();
        if (ids.isEmpty()) {
            lastLook = now;
            return;
        }
        try {
            List<Owner> owners = active.owners();
            Set<Owner> present = ownership.present(owners);
            Set<String> halting = jobs.halting(ids);
            active.stop(doing -> halting.contains(doing.jobId())
                    || (owners.contains(doing.owner()) && !present.contains(doing.owner())));
            lastLook = now;
        } catch (DataAccessException | TransactionException e) {
            log.debug("Whether work is to stop cannot be told now", e);
        }
    }
}
