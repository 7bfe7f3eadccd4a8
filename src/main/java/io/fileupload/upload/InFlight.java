package io.fileupload.upload;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The files of one batch that are with the workers: how many there may be, what went wrong, and how to stop them. */
final class InFlight {

    private final int limit;
    private final Set<Thread> threads = new HashSet<>();
    private int reserved;
    private boolean stopped;
    private @Nullable JobCannotRunException failure;

    InFlight(int limit) {
        this.limit = limit;
    }

    /**
     * Hands the work to a worker as soon as there is a place; fails if a file showed that the job cannot go on.
     *
     * @throws InterruptedException also if the workers take no more work, since the service stops
     */
    void submit(Executor workers, Work work) throws InterruptedException, JobCannotRunException {
        reserve();
        try {
            workers.execute(() -> run(work));
        } catch (RejectedExecutionException e) {
            leave();
            throw new InterruptedException("The workers take no more work");
        }
    }

    /** Waits for a place; fails if a file showed that the job cannot go on. */
    synchronized void reserve() throws InterruptedException, JobCannotRunException {
        while (reserved >= limit && failure == null) {
            wait();
        }
        throwFailure();
        reserved++;
    }

    /** Waits until every file is settled. */
    synchronized void awaitAll() throws InterruptedException, JobCannotRunException {
        while (reserved > 0 && failure == null) {
            wait();
        }
        throwFailure();
    }

    /** Does the work of a reserved place, unless the batch was stopped meanwhile. */
    void run(Work work) {
        try {
            if (enter()) {
                work.run();
            }
        } catch (InterruptedException e) {
            // The batch is stopping; leave() clears the flag for the worker's next file.
        } catch (JobCannotRunException e) {
            fail(e);
        } finally {
            leave();
        }
    }

    /** Interrupts what is running and waits for it, not to be interrupted itself. */
    void stop() {
        boolean interrupted = false;
        synchronized (this) {
            stopped = true;
            threads.forEach(Thread::interrupt);
            while (reserved > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean enter() {
        return !stopped && threads.add(Thread.currentThread());
    }

    private synchronized void leave() {
        threads.remove(Thread.currentThread());
        Thread.interrupted();
        reserved--;
        notifyAll();
    }

    private synchronized void fail(JobCannotRunException e) {
        failure = failure == null ? e : failure;
        notifyAll();
    }

    private void throwFailure() throws JobCannotRunException {
        if (failure != null) {
            throw failure;
        }
    }

    interface Work {
        void run() throws InterruptedException, JobCannotRunException;
    }
}
