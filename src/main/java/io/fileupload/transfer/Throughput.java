package io.fileupload.transfer;

import java.util.function.LongSupplier;

/** Bytes a second over the last ten seconds, on the monotonic clock. */
final class Throughput {

    private static final int SECONDS = 10;

    private final long[] bytes = new long[SECONDS + 1];
    private final LongSupplier nanoTime;
    private final long start;
    private long second;

    Throughput() {
        this(System::nanoTime);
    }

    Throughput(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
    }

    synchronized void add(long count) {
        advance();
        bytes[(int) (second % bytes.length)] += count;
    }

    synchronized long bytesPerSecond() {
        advance();
        long sum = 0;
        for (long count : bytes) {
            sum += count;
        }
        double elapsed = (nanoTime.getAsLong() - start) / 1e9;
        return (long) (sum / Math.max(1, Math.min(elapsed, SECONDS)));
    }

    private void advance() {
        long now = (nanoTime.getAsLong() - start) / 1_000_000_000L;
        for (long s = Math.max(second + 1, now - bytes.length + 1); s <= now; s++) {
            bytes[(int) (s % bytes.length)] = 0;
        }
        second = now;
    }
}
