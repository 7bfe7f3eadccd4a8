package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedExamplesIT {
    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    private final ServiceClient client = SharedService.client();
    private final Bucket bucket = SharedService.newBucket();

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void createsAnUploadJobAndShowsItsProgress(String slash, @TempDir Path folder) {
        String id = UUID.randomUUID().toString();
        new SourceTree(folder).with("a.txt", "a").with("deep/er/b.txt", "b").with("c.csv", "c");

        Answer created = client.post("/api/v1/uploads" + slash, """
                {
                  "upload_id": "%s",
                  "source_folder": "%s",
                  "destination_bucket": "%s",
                  "pattern": "*.txt"
                }
                """.formatted(id, folder, bucket.name()));
        client.ended(id);
        Answer progress = client.get("/api/v1/uploads/" + id + slash);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.location()).endsWith("/api/v1/uploads/" + id);
        assertThat(created.body()).hasToString("{\"upload_id\":\"%s\",\"status\":\"created\"}".formatted(id));
        assertThat(progress.status()).isEqualTo(200);
        assertThat(progress.text("upload_id")).isEqualTo(id);
        assertThat(progress.body().path("progress").asDouble()).isEqualTo(1.0);
        assertThat(progress.text("state")).isEqualTo("COMPLETED");
        assertThat(progress.number("total_files")).isEqualTo(2);
        assertThat(progress.number("completed_files")).isEqualTo(2);
        assertThat(progress.text("created_at")).matches(TIMESTAMP);
        assertThat(progress.text("updated_at")).matches(TIMESTAMP);
        assertThat(Instant.parse(progress.text("created_at")))
                .isBetween(Instant.now().minusSeconds(120), Instant.now());
        BucketAssert.assertThat(bucket).hasKeys("a.txt", "deep/er/b.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void listsJobsAndTheirFiles(String slash, @TempDir Path folder) {
        new SourceTree(folder).with("a.txt", "abc");
        String id = client.create(folder, bucket.name());
        client.ended(id);

        Answer jobs = client.get("/api/v1/uploads" + slash);
        Answer files = client.get("/api/v1/uploads/" + id + "/files" + slash);

        assertThat(jobs.body()
                        .path("uploads")
                        .valueStream()
                        .map(job -> job.path("upload_id").asString()))
                .contains(id);
        assertThat(files.body().path("files").size()).isEqualTo(1);
        assertThat(files.body().path("files").get(0).path("key").asString()).isEqualTo("a.txt");
        assertThat(files.body().path("files").get(0).path("completed_bytes").asLong())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/actuator/health", "/actuator/health/liveness"})
    void saysThatItIsUp(String path) {
        Answer health = client.get(path);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/shutdown", "/actuator"})
    void exposesNothingElseOfItself(String path) {
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void givesAJobWithoutAnIdOne(@TempDir Path folder) {
        String id = client.create(folder, bucket.name());

        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(client.ended(id).body().path("progress").asDouble()).isEqualTo(1.0);
    }
}
