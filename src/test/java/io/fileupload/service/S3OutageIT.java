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
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault-70")
class S3OutageIT {

    @Test
    void waitsForS3AndGoesOnWithoutUsingUpAttempts(@TempDir Path data, @TempDir Path folder) {
        new SourceTree(folder).withMany(300).with("large.bin", 12 << 20);
        try (S3Wire s3 = S3Wire.to(EmbeddedS3.inMemory());
                Buckets buckets = new Buckets(s3);
                RunningService service = RunningService.start(data, s3, Map.of())) {
            Bucket bucket = buckets.create("outage");
            ServiceClient client = service.client();
            s3.holdAfter(100);
            String id = client.create(folder, bucket.name());
            await().atMost(30, SECONDS).until(s3::isHolding);

            s3.cut();
            s3.goOn();
            await().atMost(60, SECONDS).until(() -> client.job(id).text("error").startsWith("Waiting for S3: "));
            Answer health = client.get("/health");
            Answer readiness = client.get("/actuator/health/readiness");
            s3.mend();
            Answer job = client.ended(id);

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.text("status")).isEqualTo("DEGRADED");
            assertThat(readiness.status()).isEqualTo(200);
            assertThat(job.text("state")).isEqualTo("COMPLETED");
            assertThat(job.body().path("error").isNull()).isTrue();
            assertThat(client.files(id).files())
                    .allSatisfy(
                            file -> assertThat(file.path("attempts").asInt()).isEqualTo(1));
            BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
            await().atMost(10, SECONDS)
                    .until(() -> client.get("/health").text("status").equals("UP"));
        }
    }
}
