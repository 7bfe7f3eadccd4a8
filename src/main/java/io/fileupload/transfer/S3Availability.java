package io.fileupload.transfer;

import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageFailure;
import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;
    private @Nullable Silence silence;

    S3Availability(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Why uploads wait, if they do. */
    public synchronized Optional<String> waitingReason() {
        return silence().map(Silence::reason);
    }

    /** That S3 cannot be used, and since when. */
    public synchronized Optional<Silence> silence() {
        return Optional.ofNullable(silence);
    }

    public synchronized void lost(StorageFailure what, String why) {
        if (silence == null) {
            log.warn("S3 cannot be used, uploads wait: {}", why);
        }
        silence = new Silence(what.name(), why, silence == null ? clock.instant() : silence.since());
    }

    /** Asks S3 whether it works at all; if not, uploads wait from now on. */
    boolean isGone() throws InterruptedException {
        if (waitingReason().isEmpty()) {
            store.unreachableReason().ifPresent(why -> lost(StorageFailure.S3_UNREACHABLE, why));
        }
        return waitingReason().isPresent();
    }

    /** Returns at once while S3 is there. */
    synchronized void await() throws InterruptedException {
        while (silence != null) {
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

    /** Why S3 cannot be used, and since when. */
    public record Silence(String code, String reason, Instant since) {}

    private synchronized void set(Optional<String> why) {
        if (why.isPresent()) {
            lost(silence == null ? StorageFailure.S3_UNREACHABLE : StorageFailure.valueOf(silence.code()), why.get());
        } else {
            silence = null;
            log.info("S3 is back, uploads go on");
            notifyAll();
        }
    }
}
