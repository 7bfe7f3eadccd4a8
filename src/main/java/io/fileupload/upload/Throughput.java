package io.fileupload.upload;

/** Bytes a second over the last ten seconds, on the monotonic clock. */
final class Throughput {

    private static final int SECONDS = 10;

    private final long[] bytes = new long[SECONDS + 1];
    private final long start = System.nanoTime();
    private long second;

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
        double elapsed = (System.nanoTime() - start) / 1e9;
        return (long) (sum / Math.max(1, Math.min(elapsed, SECONDS)));
    }

    private void advance() {
        long now = (System.nanoTime() - start) / 1_000_000_000L;
        for (long s = Math.max(second + 1, now - bytes.length + 1); s <= now; s++) {
            bytes[(int) (s % bytes.length)] = 0;
        }
        second = now;
    }
}
