package io.fileupload.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * How much faster two nodes are than one where S3 takes its time. A measurement of minutes, so only on demand:
 * {@code ./mvnw verify -Dit.test=SpeedOfTwoNodesIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnodes.speed=true}.
 */
@EnabledIfSystemProperty(named = "nodes.speed", matches = "true")
class SpeedOfTwoNodesIT {
    private static final int FILES = 3_072;
    private static final Map<String, String> SETTINGS =
            Map.of("WORKER_CONCURRENCY", "2", "MAX_REQUESTS_IN_FLIGHT", "8", "FILE_MONITOR_INTERVAL", "0");

    @TempDir
    Path folder;

    @Test
    void twoNodesAreMuchFasterThanOneWhereS3TakesItsTime() {
        new SourceTree(folder).withMany(FILES);

        double one = seconds(1);
        double two = seconds(2);

        LoggerFactory.getLogger(SpeedOfTwoNodesIT.class)
                .info("One node: {} s; two nodes: {} s; {} times as fast", one, two, one / two);
        assertThat(one / two).isGreaterThan(1.5);
    }

    private double seconds(int nodes) {
        try (Cluster cluster = Cluster.of(nodes, SETTINGS)) {
            cluster.nodes()
                    .forEach(node ->
                            node.s3().inject(S3Call::isPut, FaultProxy.ALWAYS, Faults.delays(Duration.ofMillis(100))));
            Bucket bucket = cluster.newBucket();
            long began = System.nanoTime();
            cluster.first().client().ended(cluster.first().client().create(folder, bucket.name()));
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(bucket.sizes()).hasSize(FILES);
            return seconds;
        }
    }
}
