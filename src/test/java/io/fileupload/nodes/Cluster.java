package io.fileupload.nodes;

import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Nodes that share one PostgreSQL database, one file system and one S3. */
final class Cluster implements AutoCloseable {
    /** Of the shared one; wide enough for the tests that are not about it. */
    static final int MAX_BANDWIDTH = 16_000_000;

    static final Duration MONITOR_INTERVAL = Duration.ofSeconds(2);
    /** So few at once that a job of some hundred files is not over before the other node has heard of it. */
    private static final Map<String, String> SMALL = Map.of(
            "WORKER_CONCURRENCY",
            "2",
            "MAX_REQUESTS_IN_FLIGHT",
            "8",
            "MAX_BANDWIDTH",
            String.valueOf(MAX_BANDWIDTH),
            "FILE_MONITOR_INTERVAL",
            String.valueOf(MONITOR_INTERVAL.toSeconds()));

    private final EmbeddedS3 s3 = EmbeddedS3.inMemory();
    private final Buckets buckets = new Buckets(s3);
    private final SharedDatabase database = new SharedDatabase();
    private final List<ServiceNode> nodes = new ArrayList<>();
    private final Map<String, String> settings;

    private Cluster(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Two nodes, for all tests that leave them as they were. */
    static Cluster shared() {
        Shared.CLUSTER.nodes.forEach(ServiceNode::refresh);
        return Shared.CLUSTER;
    }

    /** One more for the shared cluster, which the caller ends; it may not be up yet. */
    ServiceNode join(List<String> wrapper, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DATABASE_URL", database.url());
        all.putAll(more);
        return ServiceNode.launch(wrapper, s3, all);
    }

    static Cluster of(int size, Map<String, String> settings) {
        Cluster cluster = new Cluster(settings);
        Stream.generate(() -> cluster.join(List.of(), Map.of())).limit(size).forEach(cluster.nodes::add);
        cluster.nodes.forEach(node -> node.service().awaitReady());
        return cluster.together(size);
    }

    /** Returns once they have heard of each other. */
    private Cluster together(int size) {
        await("the nodes to know each other")
                .atMost(Duration.ofSeconds(20))
                .until(() -> database.count("select count(*) from nodes") >= size);
        return this;
    }

    List<ServiceNode> nodes() {
        return nodes;
    }

    ServiceNode first() {
        return nodes.get(0);
    }

    ServiceNode second() {
        return nodes.get(1);
    }

    /** The one node that sends the job's files, once there is one. */
    ServiceNode senderOf(String job) {
        String id = await("a node that sends")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.shardOwners(job), owners -> !owners.isEmpty())
                .get(0);
        return nodes.stream().filter(node -> node.isCalled(id)).findFirst().orElseThrow();
    }

    ServiceNode otherThan(ServiceNode node) {
        return node == first() ? second() : first();
    }

    SharedDatabase database() {
        return database;
    }

    Bucket newBucket() {
        return buckets.create("bucket-" + UUID.randomUUID());
    }

    @Override
    public void close() {
        nodes.forEach(ServiceNode::close);
        buckets.close();
        s3.close();
    }

    private static final class Shared {
        static final Cluster CLUSTER = of(2, SMALL);
    }
}
