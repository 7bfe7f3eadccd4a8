package io.fileupload.upload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a job on a thread of this node, which can be stopped. */
final class JobRun implements Runnable {

    private final Work work;
    private final Runnable atEnd;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean stopped;

    JobRun(Work work, Runnable atEnd) {
        this.work = work;
        this.atEnd = atEnd;
    }

    @Override
    public void run() {
        try {
            if (enter()) {
                work.run(this);
            }
        } finally {
            leave();
            atEnd.run();
            ended.countDown();
        }
    }

    synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    boolean awaitEnd(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    private synchronized boolean enter() {
        thread = Thread.currentThread();
        return !stopped;
    }

    private synchronized void leave() {
        thread = null;
        Thread.interrupted();
    }

    interface Work {
        void run(JobRun run);
    }
}
