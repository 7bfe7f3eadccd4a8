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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadNodeIT {
    private static final int PART = 5 << 20;
    private static final int SMALL = 1_500;
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15);
    private static final Duration FROZEN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Cluster cluster;
    private ServiceNode dying;
    private ServiceNode other;
    private Bucket bucket;

    @BeforeEach
    void refresh() {
        cluster = Cluster.shared();
        dying = cluster.first();
        other = cluster.second();
        bucket = cluster.newBucket();
        new SourceTree(folder).withMany(SMALL).with("large-1", 4 * PART).with("large-2", 4 * PART + 1);
        other.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(Duration.ofMillis(20)));
    }

    @Test
    @Tag("fault-79")
    void theShardsOfAKilledNodeGoOnElsewhere() {
        CountDownLatch stored = new CountDownLatch(3);
        CountDownLatch held = new CountDownLatch(1);
        Predicate<S3Call> late = call -> dying.acknowledgedPuts().size() >= 100;
        dying.s3().inject(call -> call.isPut() && late.test(call), 3, Faults.holdsAnswer(stored));
        dying.s3()
                .inject(
                        call -> (call.isPut() || call.part() > 2) && late.test(call),
                        FaultProxy.ALWAYS,
                        Faults.holds(held));
        String id = other.client().create(folder, bucket.name(), Map.of("monitor", false));
        await().atMost(30, SECONDS).until(() -> stored.getCount() + held.getCount() == 0);
        awaitOnlyTheDyingNodeSends(id);

        dying.kill();
        Set<String> had = new HashSet<>(bucket.sizes().keySet());
        int sentBefore = other.puts().size();
        await("its shards to go on")
                .atMost(TAKEN_OVER)
                .until(() -> cluster.database().shardOwners(id).stream().noneMatch(dying::isCalled)
                        && other.puts().size() > sentBefore);
        Answer job = other.client().ended(id);

        assertCompleted(id, job);
        assertThat(had).containsAll(dying.acknowledgedPuts());
        assertThat(other.puts().subList(sentBefore, other.puts().size()))
                .doesNotContainAnyElementsOf(had)
                .doesNotHaveDuplicates();
        assertThat(dying.acknowledgedParts()).noneMatch(other.parts()::contains);
        assertThat(other.puts()).doesNotHaveDuplicates();
    }

    @Test
    @Tag("fault-80")
    void aNodeThatIsFrozenAndWokenChangesNothing() {
        dying.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(Duration.ofMillis(100)));
        String id = other.client().create(folder, bucket.name(), Map.of("monitor", false));
        await().atMost(30, SECONDS).until(() -> dying.acknowledgedPuts().size() >= 50);

        dying.service().freeze();
        long frozenAt = System.nanoTime();
        Set<String> started = Set.copyOf(dying.puts());
        Answer job = other.client().ended(id);
        await().atMost(FROZEN.multipliedBy(2)).until(() -> System.nanoTime() - frozenAt > FROZEN.toNanos());
        List<Map<String, Object>> rows = cluster.database().rows(id);
        dying.service().wake();
        await("the node to be back").atMost(10, SECONDS).until(() -> isBack(dying));

        assertCompleted(id, job);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(cluster.database().rows(id)).isEqualTo(rows));
        assertThat(dying.client().job(id).body())
                .isEqualTo(other.client().job(id).body());
        assertThat(started).as("what the node sent before it froze").containsAll(dying.puts());
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    /** The other one has done all that it can have. */
    private void awaitOnlyTheDyingNodeSends(String id) {
        await().atMost(30, SECONDS).until(() -> {
            List<String> owners = cluster.database().shardOwners(id);
            return cluster.database().count("select count(*) from shards where upload_job_id = ? and not begun", id)
                            == 0
                    && !owners.isEmpty()
                    && owners.stream().allMatch(dying::isCalled);
        });
    }

    private boolean isBack(ServiceNode node) {
        return cluster.database()
                        .count(
                                "select count(*) from nodes where id like ? and seen_at > (now() at time zone 'UTC') - interval '3 seconds'",
                                "%-" + node.service().pid() + "-%")
                == 1;
    }

    private void assertCompleted(String id, Answer job) {
        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.number("completed_files")).isEqualTo(SMALL + 2);
        assertThat(job.number("completed_bytes")).isEqualTo(job.number("total_bytes"));
        assertThat(cluster.database().files(id, "UPLOADED")).isEqualTo(SMALL + 2);
        assertThat(other.client()
                        .get(ServiceClient.UPLOADS + "/" + id + "/runs")
                        .body()
                        .path("runs")
                        .get(0)
                        .path("uploaded_files")
                        .asLong())
                .isEqualTo(SMALL + 2);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }
}
