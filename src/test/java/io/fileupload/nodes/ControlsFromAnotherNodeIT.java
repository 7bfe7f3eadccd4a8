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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each job here is one shard, so that one node does all the work and the other is asked. */
class ControlsFromAnotherNodeIT {
    private static final int PART = 5 << 20;

    @TempDir
    Path folder;

    private Cluster cluster;
    private Bucket bucket;

    @BeforeEach
    void refresh() {
        cluster = Cluster.shared();
        bucket = cluster.newBucket();
        cluster.nodes()
                .forEach(node -> node.s3()
                        .inject(
                                call -> call.isPut() || call.isPart(),
                                FaultProxy.ALWAYS,
                                Faults.delays(Duration.ofMillis(200))));
    }

    @Test
    void pausesResumesAndTellsOfWhatRunsElsewhere() {
        int files = 200;
        new SourceTree(folder).withMany(files);
        String id = cluster.first().client().create(folder, bucket.name(), Map.of("monitor", false));
        ServiceNode sender = cluster.senderOf(id);
        ServiceNode other = cluster.otherThan(sender);
        EventLog events = EventLog.of(id, other);
        await().until(() -> sender.acknowledgedPuts().size() > 20);

        Answer paused = control(other, id, "pause");

        int sent = sender.puts().size();
        assertThat(paused.status()).isEqualTo(202);
        assertThat(paused.text("state")).isEqualTo("PAUSED");
        assertNoOneHasAnyOf(id);
        assertThat(cluster.database().files(id, "UPLOADED"))
                .isEqualTo(bucket.sizes().size());
        assertThat(sender.client().job(id).text("state")).isEqualTo("PAUSED");

        Answer resumed = control(other, id, "resume");
        Answer ended = other.client().ended(id);

        assertThat(resumed.status()).isEqualTo(202);
        assertThat(ended.text("state")).isEqualTo("COMPLETED");
        assertThat(sent).as("sent before the pause").isLessThan(files);
        BucketAssert.assertThat(bucket).containsExactly(folder);
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(events.states())
                        .containsSubsequence("IN_PROGRESS", "PAUSED", "IN_PROGRESS", "COMPLETED"));
        assertThat(events.progress()).isSorted().contains((long) files).hasSizeGreaterThan(5);
    }

    @Test
    void cancelsAndDeletesWhatRunsElsewhere() {
        new SourceTree(folder).with("large", 12 * PART);
        String id = cluster.first().client().create(folder, bucket.name(), Map.of("monitor", false));
        ServiceNode sender = cluster.senderOf(id);
        ServiceNode other = cluster.otherThan(sender);
        await().until(() -> sender.acknowledgedParts().size() > 1);

        Answer refused = other.client().delete(ServiceClient.UPLOADS + "/" + id);
        Answer cancelled = control(other, id, "cancel");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertNoOneHasAnyOf(id);
        BucketAssert.assertThat(bucket).isEmpty().hasNoOpenUploads();

        Answer deleted = other.client().delete(ServiceClient.UPLOADS + "/" + id);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(sender.client().job(id).status()).isEqualTo(404);
        assertThat(cluster.database().knows(id)).isFalse();
    }

    @Test
    void looksAtAFolderOnceAnIntervalOverAllNodes() {
        new SourceTree(folder).with("file", "content");
        String id = cluster.second().client().create(folder, bucket.name());
        cluster.first().client().ended(id);
        int intervals = 4;

        List<Long> scans = new java.util.ArrayList<>();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Cluster.MONITOR_INTERVAL.multipliedBy(3 * intervals))
                .until(() -> {
                    long last = cluster.database().count("""
                            select coalesce((extract(epoch from last_scan_at) * 1000)::bigint, 0)
                            from upload_jobs where id = ?""", id);
                    if (!scans.contains(last)) {
                        scans.add(last);
                    }
                    return scans.size() > intervals;
                });

        for (int i = 2; i < scans.size(); i++) {
            assertThat(scans.get(i) - scans.get(i - 1))
                    .as("milliseconds between looks %s", scans)
                    .isGreaterThanOrEqualTo(Cluster.MONITOR_INTERVAL.toMillis());
        }
        assertThat(cluster.database().count("select count(*) from runs where upload_job_id = ?", id))
                .isEqualTo(1);
    }

    private static Answer control(ServiceNode node, String id, String control) {
        return node.client().post(ServiceClient.UPLOADS + "/" + id + "/" + control, "");
    }

    private void assertNoOneHasAnyOf(String id) {
        List<Integer> sent = sent();
        assertThat(cluster.database().shardOwners(id)).isEmpty();
        assertThat(cluster.database().files(id, "IN_PROGRESS")).isZero();
        // For as long as any piece of work would take to be seen.
        await().during(Duration.ofMillis(600)).atMost(Duration.ofSeconds(2)).until(() -> sent().equals(sent));
    }

    private List<Integer> sent() {
        return cluster.nodes().stream()
                .map(node -> node.s3().calls(S3Call::isPut).size()
                        + node.s3().calls(S3Call::isPart).size())
                .toList();
    }
}
