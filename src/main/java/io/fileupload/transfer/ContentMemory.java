package io.fileupload.transfer;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Lets small files be sent from memory, as long as all of them together take no more than a quarter of the heap,
 * however many workers there are. The others are streamed from disk.
 */
@Component
final class ContentMemory {

    private static final long LARGEST = 8L << 20;
    private static final int UNIT = 1024;

    private final Semaphore units =
            new Semaphore((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 / UNIT));

    Share share(long size) {
        int wanted = (int) (Math.min(size, LARGEST) / UNIT + 1);
        return size <= LARGEST && units.tryAcquire(wanted) ? new Share(size, wanted) : new Share(-1, 0);
    }

    /** Room for one content, for as long as it is open. */
    final class Share implements AutoCloseable {

        private final long limit;
        private final int taken;

        private Share(long limit, int taken) {
            this.limit = limit;
            this.taken = taken;
        }

        /** Bytes that may be kept in memory; negative if none. */
        long limit() {
            return limit;
        }

        @Override
        public void close() {
            units.release(taken);
        }
    }
}
