package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SlowReader;
import io.fileupload.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Controls at bad moments: in the middle of a scan, while S3 is flaky, right before a kill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnershipIT {

    private static final int MANY = 20_000;
    private static final Duration SLOW = Duration.ofSeconds(34);

    private FaultProxy s3;
    private Buckets buckets;
    private RunningService service;
    private ServiceClient client;
    private SourceTree many;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path folder) {
        s3 = FaultProxy.to(EmbeddedS3.inMemory());
        buckets = new Buckets(s3);
        service = RunningService.start(data, s3, Map.of("FILE_MONITOR_INTERVAL", "0"));
        client = service.client();
        many = new SourceTree(folder).withMany(MANY);
    }

    @AfterAll
    void stop() {
        service.close();
        s3.close();
    }

    @AfterEach
    void mendS3() {
        s3.reset();
    }

    @Test
    @Tag("fault-72")
    void aPauseInTheMiddleOfAScanStands() {
        Bucket bucket = newBucket();
        String id = client.create(many.root(), bucket.name());
        await().atMost(60, SECONDS).until(() -> client.job(id).number("total_files") > 0);

        Answer paused = control(id, "pause");

        assertThat(paused.status()).isEqualTo(202);
        assertThat(paused.text("state")).isEqualTo("PAUSED");
        long total = client.job(id).number("total_files");
        await().during(2, SECONDS).atMost(10, SECONDS).untilAsserted(() -> {
            assertThat(client.job(id).text("state")).isEqualTo("PAUSED");
            assertThat(client.job(id).number("total_files")).isEqualTo(total);
        });
        assertThat(client.get(files(id, "IN_PROGRESS")).body().get("files")).isEmpty();
        assertThat(client.delete(ServiceClient.UPLOADS + "/" + id).status()).isEqualTo(204);
    }

    @Test
    @Tag("fault-72")
    void aRescanInTheMiddleOfAScanIsRefusedAndACancelStands() {
        Bucket bucket = newBucket();
        String id = client.create(many.root(), bucket.name());
        await().atMost(60, SECONDS).until(() -> client.job(id).number("total_files") > 0);

        assertThat(control(id, "rescan").status()).isEqualTo(409);
        assertThat(control(id, "cancel").text("state")).isEqualTo("CANCELLED");

        assertThat(client.get(files(id, "IN_PROGRESS")).body().get("files")).isEmpty();
        assertThat(client.delete(ServiceClient.UPLOADS + "/" + id).status()).isEqualTo(204);
    }

    @Test
    @Tag("fault-71")
    void aJobDeletedRightBeforeAKillIsGoneAndStaysSo() {
        Bucket bucket = newBucket();
        String id = client.create(many.root(), bucket.name());
        await().atMost(60, SECONDS).until(() -> client.job(id).number("total_files") > 0);
        control(id, "pause");
        Thread deleting = new Thread(() -> deleteQuietly(id));
        deleting.start();
        await().atMost(20, SECONDS).until(() -> client.job(id).status() == 404);

        service.kill();
        service.start();

        assertThat(client.job(id).status()).isEqualTo(404);
        await().atMost(60, SECONDS)
                .until(() -> client.create(many.root(), bucket.name(), Map.of("upload_id", id)), id::equals);
        assertThat(control(id, "cancel").status()).isEqualTo(202);
        assertThat(client.delete(ServiceClient.UPLOADS + "/" + id).status()).isEqualTo(204);
    }

    @Test
    @Tag("fault-73")
    void aCancelWhileS3IsFlakyLeavesNothingInProgressAndNoParts(@TempDir Path folder) {
        new SourceTree(folder)
                .withMany(100)
                .with("one", 12 << 20)
                .with("two", 16 << 20)
                .with("three", 20 << 20);
        AtomicInteger calls = new AtomicInteger();
        s3.inject(call -> calls.incrementAndGet() % 4 == 0, FaultProxy.ALWAYS, Faults.resetsMidBody());
        Bucket bucket = newBucket();
        String id = client.create(folder, bucket.name());
        await().atMost(60, SECONDS).until(() -> !bucket.openUploads().isEmpty());

        assertThat(control(id, "cancel").text("state")).isEqualTo("CANCELLED");

        assertThat(client.get(files(id, "IN_PROGRESS")).body().get("files")).isEmpty();
        awaitNoParts(bucket);
    }

    @Test
    @Tag("fault-73")
    void aKillRightAfterACancelLeavesNothingInProgressAndNoParts(@TempDir Path folder) {
        new SourceTree(folder).with("one", 12 << 20).with("two", 16 << 20).with("three", 20 << 20);
        s3.inject(call -> call.part() > 1, FaultProxy.ALWAYS, Faults.stalls());
        Bucket bucket = newBucket();
        String id = client.create(folder, bucket.name());
        await().atMost(60, SECONDS).until(() -> !bucket.openUploads().isEmpty());
        Thread cancelling = new Thread(() -> cancelQuietly(id));
        cancelling.start();
        await().atMost(20, SECONDS).until(() -> client.job(id).text("state").equals("CANCELLED"));

        service.kill();
        s3.reset();
        service.start();

        assertThat(client.job(id).text("state")).isEqualTo("CANCELLED");
        await().atMost(20, SECONDS)
                .until(() ->
                        client.get(files(id, "IN_PROGRESS")).body().get("files").isEmpty());
        awaitNoParts(bucket);
    }

    @Test
    @Tag("fault-74")
    void aRescanRightAfterAWriteTakesTheFileThoughTheMonitorIsOff(@TempDir Path folder) {
        SourceTree source = new SourceTree(folder).with("old", "old");
        Bucket bucket = newBucket();
        String id = client.create(folder, bucket.name());
        client.ended(id);

        source.with("new", "new").with("old", "changed");
        assertThat(control(id, "rescan").status()).isEqualTo(202);

        assertThat(client.ended(id).text("state")).isEqualTo("COMPLETED");
        BucketAssert.assertThat(bucket).containsExactly(folder);
        Answer runs = client.get(ServiceClient.UPLOADS + "/" + id + "/runs");
        assertThat(runs.body().get("runs").get(0).get("kind").asString()).isEqualTo("rescan");
        assertThat(runs.body().get("runs").get(0).get("uploaded_files").asLong())
                .isEqualTo(2);
    }

    @Test
    @Tag("fault-77")
    void aListThatIsReadForLongIsWholeAndHoldsUpNoOne() throws IOException {
        Bucket bucket = newBucket();
        String id = client.create(many.root(), bucket.name());
        await().atMost(120, SECONDS).until(() -> client.job(id).number("total_files") == MANY);
        control(id, "pause");

        String list = SlowReader.read(client.port(), ServiceClient.UPLOADS + "/" + id + "/files", "text/csv", SLOW);

        assertThat(list.lines().filter(line -> line.startsWith("folder-"))).hasSize(MANY);
        assertThat(client.delete(ServiceClient.UPLOADS + "/" + id).status()).isEqualTo(204);
    }

    @Test
    @Tag("fault-76")
    void watchingLargeFoldersHoldsUpNoSmallUpload(@TempDir Path data, @TempDir Path small) {
        new SourceTree(small).withMany(3);
        Map<String, String> settings = Map.of("FILE_MONITOR_INTERVAL", "1", "MAX_BANDWIDTH", "1000000");
        try (RunningService watching = RunningService.start(data, s3, settings)) {
            for (int i = 0; i < 2; i++) {
                Map<String, String> nothing = Map.of("pattern", "*.none");
                String watched =
                        watching.client().create(many.root(), newBucket().name(), nothing);
                assertThat(watching.client().ended(watched).text("state")).isEqualTo("COMPLETED");
            }

            String id = watching.client().create(small, newBucket().name());

            await().atMost(10, SECONDS)
                    .until(() -> watching.client().job(id).text("state").equals("COMPLETED"));
        }
    }

    private Bucket newBucket() {
        return buckets.create("bucket-" + UUID.randomUUID());
    }

    private Answer control(String id, String control) {
        return client.post(ServiceClient.UPLOADS + "/" + id + "/" + control, "");
    }

    private static String files(String id, String state) {
        return ServiceClient.UPLOADS + "/" + id + "/files?state=" + state;
    }

    /** The answer is lost with the service. */
    private void deleteQuietly(String id) {
        try {
            client.delete(ServiceClient.UPLOADS + "/" + id);
        } catch (RuntimeException e) {
            // as expected
        }
    }

    private void cancelQuietly(String id) {
        try {
            control(id, "cancel");
        } catch (RuntimeException e) {
            // as expected
        }
    }

    /** One whose id was lost with S3's answer stays, but no part is sent before the id is written down. */
    private static void awaitNoParts(Bucket bucket) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(bucket.openUploads())
                        .allSatisfy(
                                upload -> assertThat(bucket.storedParts(upload)).isEmpty()));
    }
}
