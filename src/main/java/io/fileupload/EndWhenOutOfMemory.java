package io.fileupload;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process once memory has run out, as {@code -XX:+ExitOnOutOfMemoryError} does for most cases: what is left of
 * it could stand still unseen, while the next start recovers.
 */
final class EndWhenOutOfMemory implements UncaughtExceptionHandler {

    /** As that option has it. */
    private static final int EXIT_CODE = 3;

    private static final Logger log = LoggerFactory.getLogger(EndWhenOutOfMemory.class);

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            end(failure);
        } else {
            log.error("Thread {} ended unexpectedly", thread.getName(), failure);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void end(Throwable failure) {
        try {
            System.err.println(
                    "Out of memory, the service ends; give it more, or lower WORKER_CONCURRENCY: " + failure);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
