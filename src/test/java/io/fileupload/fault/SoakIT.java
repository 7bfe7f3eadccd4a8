package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Fault;
import io.fileupload.testing.Faults;
import io.fileupload.testing.FaultyService;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.SourceTree;
import io.fileupload.testing.Vitals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs over changing folders while S3 fails in many ways: everything arrives, and neither memory nor descriptors nor
 * threads grow. The long form: {@code ./mvnw verify -Dit.test=SoakIT -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsoak.minutes=30}.
 */
class SoakIT {
    private static final Logger log = LoggerFactory.getLogger(SoakIT.class);
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 0));
    private static final int WARM_UP = 3;
    private static final int ROUNDS_AT_LEAST = 2;
    private static final long MORE_HEAP = 16 << 20;
    private static final long MORE_DESCRIPTORS = 60;
    private static final long MORE_THREADS = 40;
    private static final List<Fault> FAULTS = List.of(
            Faults.answers(500, "InternalError"),
            Faults.answers(503, "SlowDown"),
            Faults.resetsMidBody(),
            Faults.cutsAnswer(),
            Faults.losesAnswer());

    private static final FaultyService FAULTY = FaultyService.start(EmbeddedS3.inMemory());

    private final ServiceClient client = FAULTY.client();
    private final Bucket bucket = FAULTY.newBucket();
    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        FAULTY.close();
    }

    @Test
    void staysAsSmallAsItIsHoweverMuchFails() {
        SourceTree tree = new SourceTree(folder).withMany(300);
        for (int round = 0; round < WARM_UP; round++) {
            round(tree, round);
        }
        Vitals warm = Vitals.of(FAULTY);
        Instant end = Instant.now().plus(LENGTH);
        for (int round = WARM_UP;
                round < WARM_UP + ROUNDS_AT_LEAST || Instant.now().isBefore(end);
                round++) {
            round(tree, round);
            Vitals now = Vitals.of(FAULTY);
            log.info("Round {}: {}", round, now);

            assertThat(now.heapBytes()).as("heap, warm: %s", warm).isLessThan(warm.heapBytes() + MORE_HEAP);
            assertThat(now.descriptors())
                    .as("descriptors, warm: %s", warm)
                    .isLessThan(warm.descriptors() + MORE_DESCRIPTORS);
            assertThat(now.threads()).as("threads, warm: %s", warm).isLessThan(warm.threads() + MORE_THREADS);
        }
        log.info("Warm: {}", warm);
    }

    /** A job over everything, with other content in some of it, and each tenth request to S3 failing. */
    private void round(SourceTree tree, int round) {
        tree.with("changing/small.bin", 10_000 + round % 1_000).with("changing/large.bin", (12 << 20) + round % 1_000);
        FAULTY.s3().reset();
        FAULTY.s3()
                .inject(
                        call -> requests.incrementAndGet() % 10 == 0,
                        ALWAYS,
                        exchange ->
                                FAULTS.get(requests.get() / 10 % FAULTS.size()).happen(exchange));
        String id = client.create(folder, bucket.name(), Map.of("monitor", false));
        await("upload " + id).atMost(Duration.ofMinutes(3)).until(() -> completed(id));
        client.text("/api/v1/uploads/" + id + "/files?limit=1000");
        client.text("/");
        client.delete("/api/v1/uploads/" + id);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    /** A file can be out of luck five times in a row; what failed is sent again. */
    private boolean completed(String id) {
        String state = client.job(id).text("state");
        if (state.equals("FAILED")) {
            client.post("/api/v1/uploads/" + id + "/retry", "");
        }
        return state.equals("COMPLETED");
    }
}
