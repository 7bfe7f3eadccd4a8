package io.fileupload.upload;

import io.fileupload.storage.ObjectStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets uploads wait while S3 cannot be reached, instead of failing one file after the other. */
@Component
public class S3Availability {

    private static final Logger log = LoggerFactory.getLogger(S3Availability.class);

    private final ObjectStore store;
    private @Nullable String reason;

    S3Availability(ObjectStore store) {
        this.store = store;
    }

    /** Why uploads wait, if they do. */
    public synchronized Optional<String> waitingReason() {
        return Optional.ofNullable(reason);
    }

    synchronized void lost(String why) {
        if (reason == null) {
            log.warn("S3 cannot be used, uploads wait: {}", why);
        }
        reason = why;
    }

    /** Asks S3 whether it works at all; if not, uploads wait from now on. */
    boolean isGone() throws InterruptedException {
        if (waitingReason().isEmpty()) {
            store.unreachableReason().ifPresent(this::lost);
        }
        return waitingReason().isPresent();
    }

    /** Returns at once while S3 is there. */
    synchronized void await() throws InterruptedException {
        while (reason != null) {
            wait();
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void probe() {
        try {
            if (waitingReason().isPresent()) {
                set(store.unreachableReason());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void set(Optional<String> why) {
        reason = why.orElse(null);
        if (reason == null) {
            log.info("S3 is back, uploads go on");
            notifyAll();
        }
    }
}
