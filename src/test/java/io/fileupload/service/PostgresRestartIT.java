package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.Postgres;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.S3Wire;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault-56")
class PostgresRestartIT {
    private static final int FILES = 900;
    private static final int PART = 5 << 20;

    @TempDir
    Path data;

    @TempDir
    Path folder;

    @Test
    void waitsForPostgresqlAndGoesOnWithoutLosingAnything() {
        new SourceTree(folder).withMany(FILES).with("large.bin", 6 * PART + 1);
        try (Postgres postgres = Postgres.in(data);
                S3Wire s3 = S3Wire.to(EmbeddedS3.inMemory());
                Buckets buckets = new Buckets(s3);
                RunningService service =
                        RunningService.start(data, s3, Map.of("DATABASE_URL", postgres.newDatabase()))) {
            ServiceClient client = service.client();
            Bucket bucket = buckets.create("restart");
            s3.holdAfter(200);
            String id = client.create(folder, bucket.name());
            await().atMost(60, SECONDS).until(s3::isHolding);

            // Some files are sent while the server is down, others are in the middle of being recorded as it goes.
            s3.goOn();
            postgres.crash();
            Instant down = Instant.now();
            Timed health = Timed.of(() -> client.get("/health"));
            Timed job = Timed.of(() -> client.job(id));
            Timed create = Timed.of(() -> client.post(
                    ServiceClient.UPLOADS,
                    Map.of("source_folder", folder.toString(), "destination_bucket", bucket.name())));
            await().until(() -> Duration.between(down, Instant.now()).toSeconds() >= 5);
            Timed stillDown = Timed.of(() -> client.get("/health"));
            postgres.startAgain();
            await().atMost(30, SECONDS).until(() -> client.get("/health").status() == 200);
            Answer ended = client.ended(id);

            assertThat(health.answer().status()).isEqualTo(503);
            assertThat(health.answer().text("status")).isEqualTo("DOWN");
            assertThat(health.took()).isLessThan(Duration.ofSeconds(2));
            assertThat(stillDown.answer().status()).isEqualTo(503);
            assertThat(stillDown.took()).isLessThan(Duration.ofSeconds(2));
            assertThat(job.answer().status()).isEqualTo(503);
            assertThat(job.took()).isLessThan(Duration.ofSeconds(6));
            assertThat(create.answer().status()).isEqualTo(503);
            assertThat(create.took()).isLessThan(Duration.ofSeconds(6));
            assertThat(ended.text("state")).isEqualTo("COMPLETED");
            assertThat(ended.number("completed_files")).isEqualTo(FILES + 1);
            assertThat(client.files(id).states().values()).containsOnly("UPLOADED");
            BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
        }
    }

    private record Timed(Answer answer, Duration took) {
        static Timed of(Supplier<Answer> request) {
            Instant start = Instant.now();
            return new Timed(request.get(), Duration.between(start, Instant.now()));
        }
    }
}
