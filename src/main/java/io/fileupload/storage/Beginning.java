package io.fileupload.storage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moment in which S3 is asked to begin a multipart upload and may have done so without our knowing its id. */
final class Beginning {

    private static final Logger log = LoggerFactory.getLogger(Beginning.class);
    private static final long PATIENCE_SECONDS = 5;

    private volatile CountDownLatch open = new CountDownLatch(0);

    void started() {
        open = new CountDownLatch(1);
    }

    void ended() {
        open.countDown();
    }

    /** Waits until it is over, if it is now. */
    void await() {
        try {
            if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn(
                        "S3 may have begun a multipart upload without answering; nothing tells of it but its own list");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
