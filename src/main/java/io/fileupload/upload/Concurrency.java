package io.fileupload.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many files are sent at once, over all jobs: half as many after S3 asked to slow down, then one more each time that
 * as many were stored (additive increase, multiplicative decrease).
 */
@Component
class Concurrency {
    /** Requests that were under way when the limit fell say nothing about the new one. */
    private static final long SETTLE_NANOS = 1_000_000_000L;

    private final int most;
    private final LongSupplier nanoTime;
    private double limit;
    private int inside;
    private long loweredAt;

    @Autowired
    Concurrency(UploadSettings settings, MeterRegistry metrics) {
        this(settings.workerConcurrency(), System::nanoTime);
        Gauge.builder("upload.concurrency", this, Concurrency::limit)
                .description("Files that may be sent at once; falls while S3 asks to slow down")
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

    /** Waits for a place. */
    synchronized void enter() throws InterruptedException {
        while (inside >= limit()) {
            wait();
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
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
