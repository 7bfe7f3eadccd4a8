package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.FaultyService;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.SelfSignedServer;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 is gone as a whole: nothing is used up, the service stays up and says what it waits for. */
class OutageIT {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

    @TempDir
    Path folder;

    private final FaultyService faulty = FaultyService.onEmbeddedS3();
    private final FaultProxy s3 = faulty.s3();

    @Test
    @Tag("fault-70")
    void waitsWhileNoOneListensAndGoesOnSoonAfter() {
        waitsAndGoesOn(s3::down, s3::up);
    }

    @Test
    @Tag("fault-70")
    void waitsWhileEveryAnswerIsAServerError() {
        waitsAndGoesOn(() -> s3.inject(call -> true, ALWAYS, Faults.answers(503, "ServiceUnavailable")), s3::heal);
    }

    @Test
    @Tag("fault-70")
    void waitsWhileEveryConnectionBreaks() {
        waitsAndGoesOn(() -> s3.inject(call -> true, ALWAYS, Faults.resetsMidBody()), s3::heal);
    }

    private void waitsAndGoesOn(Runnable outage, Runnable end) {
        new SourceTree(folder).withMany(400).with("large.bin", 12 << 20);
        Bucket bucket = faulty.newBucket();
        ServiceClient client = faulty.client();
        String id = client.create(folder, bucket.name());
        await().until(() -> s3.acknowledged(S3Call::isPut).size() > 20);

        outage.run();
        await().atMost(60, SECONDS).until(() -> client.job(id).text("error").startsWith("Waiting for S3: "));
        await().atMost(30, SECONDS)
                .until(() -> client.files(id).states().values().stream().noneMatch("IN_PROGRESS"::equals));
        Answer health = client.get("/health");
        end.run();
        int before = s3.acknowledged(S3Call::isPut).size();
        await().atMost(30, SECONDS).until(() -> s3.acknowledged(S3Call::isPut).size() > before);
        Answer job = client.ended(id);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("DEGRADED");
        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.body().path("error").isNull()).isTrue();
        assertThat(client.files(id).files())
                .allSatisfy(file -> assertThat(file.path("attempts").asInt()).isEqualTo(1));
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-48")
    void waitsWhileTheNameOfTheServerIsUnknown(@TempDir Path data) {
        waits(data, "http://s3.does-not-exist.invalid:9000", "s3.does-not-exist.invalid");
    }

    @Test
    @Tag("fault-37")
    void sendsNothingToAServerWhoseCertificateItDoesNotTrust(@TempDir Path data) {
        try (SelfSignedServer server = SelfSignedServer.start(data)) {
            waits(data, server.endpoint(), "The TLS certificate of S3 is not trusted");

            assertThat(server.connections()).isPositive();
            assertThat(server.bytesRead()).isZero();
        }
    }

    private void waits(Path data, String endpoint, String reason) {
        new SourceTree(folder).with("file.txt", "content");
        Map<String, String> settings = new java.util.HashMap<>(KEYS);
        settings.put("AWS_ENDPOINT_URL", endpoint);
        try (RunningService service = RunningService.start(data, s3, settings)) {
            ServiceClient client = service.client();

            String id = client.create(folder, "bucket");
            await().atMost(60, SECONDS).until(() -> client.job(id).text("error").contains(reason));
            Answer health = client.get("/health");

            assertThat(client.job(id).text("state")).isEqualTo("IN_PROGRESS");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.text("status")).isEqualTo("DEGRADED");
        }
    }
}
