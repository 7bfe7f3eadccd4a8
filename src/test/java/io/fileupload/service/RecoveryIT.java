package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.S3Wire;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {
    private static final int FILES = 1_500;
    private static final int PART = 5 << 20;

    @TempDir
    static Path data;

    private static S3Wire s3;
    private static Buckets buckets;
    private static RunningService service;

    @TempDir
    Path folder;

    private Bucket bucket;
    private ServiceClient client;

    @BeforeAll
    void start() {
        s3 = S3Wire.to(EmbeddedS3.inMemory());
        buckets = new Buckets(s3);
        service = RunningService.start(data, s3, settings());
    }

    Map<String, String> settings() {
        return Map.of("FILE_MONITOR_INTERVAL", "0");
    }

    @AfterAll
    static void stop() {
        service.close();
        buckets.close();
        s3.close();
    }

    @BeforeEach
    void makeBucket() {
        bucket = buckets.create("bucket-" + UUID.randomUUID());
        client = service.client();
        s3.goOn();
        s3.forget();
    }

    @Test
    @Tag("fault-49")
    void killedAgainAndAgainItSendsNothingThatIsStoredTwice() {
        new SourceTree(folder).withMany(FILES);
        s3.holdAfter(150);
        String id = client.create(folder, bucket.name());

        for (int kill = 0; kill < 2; kill++) {
            killWhileHeld();
            Collection<String> stored = bucket.sizes().keySet();
            s3.forget();
            s3.holdAfter(500);
            service.start();
            awaitHeld();
            assertThat(stored).isNotEmpty();
            assertThat(sentKeys()).doesNotContainAnyElementsOf(stored);
        }
        s3.goOn();
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.number("completed_files")).isEqualTo(FILES);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    @Test
    @Tag("fault-49")
    void killedWithinALargeFileItSendsOnlyTheRest() {
        new SourceTree(folder).with("large.bin", 12 * PART + 1);
        s3.holdAfter(5);
        String id = client.create(folder, bucket.name());
        killWhileHeld();
        List<Integer> stored = bucket.storedParts("large.bin");
        s3.forget();

        s3.goOn();
        service.start();
        Answer job = client.ended(id);

        assertThat(stored).isNotEmpty();
        assertThat(s3.sent()).hasSize(13 - stored.size());
        stored.forEach(
                part -> assertThat(s3.sent()).noneMatch(request -> request.contains("partNumber=" + part + "&")));
        assertThat(job.number("completed_bytes")).isEqualTo(12 * PART + 1);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-49")
    void killedRightAfterAJobWasMadeItStillRunsIt() {
        new SourceTree(folder).withMany(300);
        String id = client.create(folder, bucket.name());

        service.kill();
        s3.dropConnections();
        service.start();
        Answer job = client.ended(id);

        assertThat(job.number("total_files")).isEqualTo(300);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    @Test
    @Tag("fault-50")
    void stoppedItHandsBackWhatItHasAndGoesOnAfterwards() {
        new SourceTree(folder).withMany(200);
        s3.holdAfter(50);
        String id = client.create(folder, bucket.name());
        awaitHeld();

        service.stop();
        s3.dropConnections();
        Collection<String> stored = bucket.sizes().keySet();
        s3.forget();
        s3.goOn();
        service.start();
        client.ended(id);

        assertThat(sentKeys()).doesNotContainAnyElementsOf(stored);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    private void killWhileHeld() {
        awaitHeld();
        service.kill();
        s3.dropConnections();
    }

    private static void awaitHeld() {
        await().atMost(60, SECONDS).until(s3::isHolding);
    }

    private List<String> sentKeys() {
        return s3.sent().stream()
                .map(request -> request.substring(("PUT /" + bucket.name() + "/").length())
                        .replaceFirst("\\?.*", ""))
                .toList();
    }
}
