package io.fileupload.nodes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A third node, of which something is not as it is with the others. */
class OddNodeIT {
    /** Of Debian's package libfaketime. */
    private static final Path OTHER_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    /** Than the time after which an owner without a heartbeat is missed. */
    private static final Duration LONGER_THAN_MISSED = Duration.ofSeconds(14);

    @TempDir
    Path folder;

    private Cluster cluster;
    private Bucket bucket;

    @BeforeEach
    void refresh() {
        cluster = Cluster.shared();
        bucket = cluster.newBucket();
    }

    @Test
    @Tag("fault-82")
    void aNodeWithoutTheFolderSendsNothingAndFailsNoJob() {
        int files = 3_000;
        new SourceTree(folder).withMany(files);
        cluster.nodes()
                .forEach(node ->
                        node.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(Duration.ofMillis(10))));
        try (ServiceNode blind = cluster.join(withoutTheFolder(), Map.of())) {
            blind.service().awaitReady();

            String id = blind.client().create(folder, bucket.name());
            Answer job = cluster.first().client().ended(id);

            assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
            assertThat(blind.puts()).isEmpty();
            BucketAssert.assertThat(bucket).containsExactly(folder);

            new SourceTree(folder).with("new", "content");

            await("the monitor to take a new file")
                    .atMost(30, SECONDS)
                    .until(() -> bucket.sizes().containsKey("new"));
            assertThat(cluster.first().client().job(id).text("error")).isEmpty();
            assertThat(blind.puts()).isEmpty();
        }
    }

    @Test
    @Tag("fault-82")
    void aFolderIsEmptyOrGoneOnceEachNodeHasLooked() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String ofEmpty = cluster.first().client().create(empty, bucket.name(), Map.of("monitor", false));
        String ofGone = cluster.first().client().create(gone, bucket.name(), Map.of("monitor", false));
        Files.delete(gone);

        Answer nothingToDo = cluster.second().client().ended(ofEmpty);
        Answer unavailable = cluster.second().client().ended(ofGone);

        assertThat(nothingToDo.text("state")).isEqualTo("COMPLETED");
        assertThat(nothingToDo.body().path("progress").asDouble()).isEqualTo(1.0);
        assertThat(unavailable.text("state")).isEqualTo("FAILED");
        assertThat(unavailable.text("error")).startsWith("SOURCE_UNAVAILABLE");
    }

    /** Another root of mounts, where nothing is in the folder, as if it were not mounted. */
    private List<String> withoutTheFolder() {
        assumeTrue(canUnshare(), "A namespace of mounts needs root");
        return List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs none '%s' && exec \"$@\"".formatted(folder), "sh");
    }

    private static boolean canUnshare() {
        try {
            return new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On demand, {@code -Dnodes.clock=true}: with another time a JVM takes minutes to start on a busy machine. */
    @Test
    @Tag("fault-81")
    @EnabledIfSystemProperty(named = "nodes.clock", matches = "true")
    void aNodeWhoseClockIsAheadTakesNoLiveShardAndIsNotReady() {
        assumeTrue(Files.exists(OTHER_TIME), "The package libfaketime is not installed");
        int files = 8;
        new SourceTree(folder).withMany(files);
        Map<String, String> ahead = Map.of(
                "LD_PRELOAD",
                OTHER_TIME.toString(),
                "FAKETIME",
                "+10s",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
        try (ServiceNode early = cluster.join(List.of(), ahead)) {
            await("the node to answer")
                    .atMost(240, SECONDS)
                    .ignoreExceptions()
                    .until(() -> early.client().get("/actuator/health/liveness").status() == 200);
            List<ServiceNode> all = List.of(cluster.first(), cluster.second(), early);
            all.forEach(node -> node.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(LONGER_THAN_MISSED)));

            String id = cluster.first().client().create(folder, bucket.name(), Map.of("monitor", false));
            Answer readiness = early.client().get("/actuator/health/readiness");
            Answer job = cluster.first().client().ended(id);

            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.text("status")).isEqualTo("OUT_OF_SERVICE");
            assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
            // Whoever had the shard kept it.
            assertThat(all).extracting(node -> node.puts().size()).containsExactlyInAnyOrder(files, 0, 0);
        }
    }
}
