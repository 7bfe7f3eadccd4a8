package io.fileupload.transfer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How much is asked of S3 at once, over all jobs of this node: half as much after S3 asked to slow down, then one more
 * each time that as many files were stored (additive increase, multiplicative decrease).
 */
@Component
class Concurrency {
    /** Requests that were under way when the limit fell say nothing about the new one. */
    private static final long SETTLE_NANOS = 1_000_000_000L;

    private final int most;
    private final LongSupplier nanoTime;
    private double limit;
    private int inside;
    private int awaited;
    private long loweredAt;

    @Autowired
    Concurrency(TransferSettings settings, MeterRegistry metrics) {
        this(settings.maxRequestsInFlight(), System::nanoTime);
        Gauge.builder("upload.concurrency", this, Concurrency::limit)
                .description("Requests to S3 that may be in flight at once; falls while it asks to slow down")
                .register(metrics);
    }

    Concurrency(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        limit = most;
        loweredAt = nanoTime.getAsLong() - SETTLE_NANOS;
    }

    synchronized int limit() {
        return (int) limit;
    }

    /** Waits for one place. */
    void enter() throws InterruptedException {
        enter(1);
    }

    /**
     * Waits for so many places.
     *
     * @return how many it got: no more than there are
     */
    synchronized int enter(int wanted) throws InterruptedException {
        int places = Math.min(wanted, most);
        awaited += places;
        try {
            while (inside > 0 && inside + places > limit()) {
                wait();
            }
            inside += places;
            return places;
        } finally {
            awaited -= places;
        }
    }

    /** Takes a place if there is one. */
    synchronized boolean tryEnter() {
        // Who waits for several would never get them if each were taken as it came free.
        boolean free = inside + awaited < limit();
        inside += free ? 1 : 0;
        return free;
    }

    void leave() {
        leave(1);
    }

    synchronized void leave(int places) {
        inside -= places;
        notifyAll();
    }

    synchronized void slowDown() {
        long now = nanoTime.getAsLong();
        if (now - loweredAt >= SETTLE_NANOS) {
            loweredAt = now;
            limit = Math.max(1, limit / 2);
        }
    }

    synchronized void succeeded() {
        limit = Math.min(most, limit + 1 / limit);
        notifyAll();
    }
}
