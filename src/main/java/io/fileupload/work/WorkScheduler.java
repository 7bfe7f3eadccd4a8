package io.fileupload.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hands one kind of work to its worker as it falls due, from when it is opened until the service stops. */
public class WorkScheduler implements SmartLifecycle {

    private final Work work;
    private final Worker worker;
    private final Scheduler scheduler;
    private volatile boolean open;

    WorkScheduler(Work work, Worker worker, Scheduler scheduler) {
        this.work = work;
        this.worker = worker;
        this.scheduler = scheduler;
    }

    /** Begins to hand out work; before this it only waits. */
    public void open() {
        open = true;
        scheduler.start();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onDue(WorkDue due) {
        if (open && due.work() == work) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        // Recovery opens it.
    }

    @Override
    public void stop() {
        if (open) {
            scheduler.pause();
            worker.stopAll();
            scheduler.stop();
            open = false;
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
