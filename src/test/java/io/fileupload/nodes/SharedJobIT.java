package io.fileupload.nodes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SharedJobIT {
    private static final int PART = 5 << 20;
    private static final int SMALL = 1_500;
    private static final int LARGE = 6;

    @TempDir
    Path folder;

    private Cluster cluster;
    private ServiceNode first;
    private ServiceNode second;
    private Bucket bucket;

    @BeforeEach
    void refresh() {
        cluster = Cluster.shared();
        first = cluster.first();
        second = cluster.second();
        bucket = cluster.newBucket();
    }

    @Test
    void nodesShareAJobAndSendEachFileOnce() {
        SourceTree tree = new SourceTree(folder).withMany(SMALL);
        for (int i = 0; i < LARGE; i++) {
            tree.with("large-" + i, PART + 1 + i);
        }
        cluster.nodes().forEach(node -> delayPuts(node, Duration.ofMillis(30)));

        String id = first.client().create(folder, bucket.name(), Map.of("monitor", false));
        List<List<Double>> progress = watchUntilItEnds(id);

        Answer job = second.client().job(id);
        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(first.puts()).isNotEmpty();
        assertThat(second.puts()).isNotEmpty();
        assertThat(Stream.of(first, second).flatMap(node -> node.puts().stream()))
                .hasSize(SMALL)
                .doesNotHaveDuplicates();
        assertThat(Stream.of(first, second).flatMap(node -> node.parts().stream()))
                .hasSize(2 * LARGE)
                .doesNotHaveDuplicates();
        assertThat(progress).allSatisfy(seen -> assertThat(seen).isSorted());
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
        assertThat(job.number("completed_files")).isEqualTo(SMALL + LARGE);
        assertThat(job.number("completed_bytes")).isEqualTo(job.number("total_bytes"));
        assertThat(first.client().job(id).body()).isEqualTo(job.body());
        assertOneRunOfAll(id, job);
    }

    private void assertOneRunOfAll(String id, Answer job) {
        JsonNode runs = second.client()
                .get(ServiceClient.UPLOADS + "/" + id + "/runs")
                .body()
                .path("runs");
        assertThat(runs.size()).isEqualTo(1);
        JsonNode run = runs.get(0);
        assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(run.path("scanned_files").asLong()).isEqualTo(SMALL + LARGE);
        assertThat(run.path("uploaded_files").asLong()).isEqualTo(SMALL + LARGE);
        assertThat(run.path("uploaded_bytes").asLong()).isEqualTo(job.number("total_bytes"));
    }

    @Test
    void nodesKeepWithinMaxBandwidthTogether() {
        int files = 8;
        SourceTree tree = new SourceTree(folder);
        for (int i = 0; i < files; i++) {
            tree.with("large-" + i, 2 * PART);
        }

        long began = System.nanoTime();
        String id = first.client().create(folder, bucket.name(), Map.of("monitor", false));
        Answer job = second.client().ended(id);
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(first.parts()).isNotEmpty();
        assertThat(second.parts()).isNotEmpty();
        assertThat(job.number("total_bytes") / seconds).isLessThan(Cluster.MAX_BANDWIDTH * 1.05);
        assertThat(job.number("bytes_per_second")).isBetween(1L, (long) (Cluster.MAX_BANDWIDTH * 1.1));
    }

    /** What each node showed of the job's progress. */
    private List<List<Double>> watchUntilItEnds(String id) {
        List<List<Double>> seen = List.of(new ArrayList<>(), new ArrayList<>());
        await().atMost(90, SECONDS).pollInterval(Duration.ofMillis(100)).until(() -> {
            for (int i = 0; i < seen.size(); i++) {
                JsonNode job = cluster.nodes().get(i).client().job(id).body();
                seen.get(i).add(job.path("progress").asDouble());
            }
            return seen.get(0).contains(1.0);
        });
        first.client().ended(id);
        return seen;
    }

    private static void delayPuts(ServiceNode node, Duration time) {
        node.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(time));
    }
}
