package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.S3Wire;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorIT {
    @TempDir
    Path parent;

    private final ServiceClient client = client();
    private final Bucket bucket = newBucket();
    private Path folder;
    private SourceTree source;
    private String id;

    @BeforeEach
    void uploadAFolder() {
        folder = parent.resolve("source");
        source = new SourceTree(folder).with("a.txt", "first").with("b.txt", "second");
        id = client.create(folder, bucket.name());
        assertThat(client.ended(id).text("state")).isEqualTo("COMPLETED");
    }

    @Test
    void uploadsNewAndChangedFiles() {
        source.with("a.txt", "changed").with("sub/new.txt", "new");

        eventually(() -> BucketAssert.assertThat(bucket).containsExactly(folder));
        assertThat(client.ended(id).number("completed_files")).isEqualTo(3);
    }

    @Test
    @Tag("fault-23")
    void seesOtherContentOfEqualSizeAndModificationTime() throws Exception {
        FileTime mtime = Files.getLastModifiedTime(source.file("a.txt"));
        source.with("a.txt", "FIRST");
        Files.setLastModifiedTime(source.file("a.txt"), mtime);

        eventually(() -> assertThat(bucket.read("a.txt")).asString().isEqualTo("FIRST"));
    }

    @Test
    void unchangedRescansAskS3NothingAndWriteNoFile() {
        String before = client.files(id).files().toString();
        awaitScans(1);
        String updated = client.job(id).text("updated_at");
        s3().forget();

        awaitScans(3);

        assertThat(s3().requests()).noneMatch(request -> request.contains(bucket.name()));
        assertThat(client.files(id).files()).hasToString(before);
        assertThat(client.job(id).text("state")).isEqualTo("COMPLETED");
        assertThat(client.job(id).text("updated_at")).isEqualTo(updated);
        assertThat(client.get(ServiceClient.UPLOADS + "/" + id + "/runs").body().get("runs"))
                .hasSize(1);
    }

    @Test
    @Tag("fault-3")
    void leavesAFileAloneUntilItHoldsStill() throws Exception {
        Path growing = Files.createFile(source.file("growing.log"));
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        writer.scheduleAtFixedRate(() -> append(growing), 0, 100, TimeUnit.MILLISECONDS);

        awaitScans(4);
        assertThat(bucket.sizes()).doesNotContainKey("growing.log");
        writer.shutdown();
        assertThat(writer.awaitTermination(5, SECONDS)).isTrue();

        eventually(() -> BucketAssert.assertThat(bucket).containsExactly(folder));
    }

    @Test
    @Tag("fault-22")
    void uploadsAFileFromTheFuture() throws Exception {
        source.with("tomorrow.txt", "future");
        Files.setLastModifiedTime(
                source.file("tomorrow.txt"), FileTime.from(Instant.now().plusSeconds(86_400)));

        eventually(() -> BucketAssert.assertThat(bucket).containsExactly(folder));
    }

    @Test
    void leavesADeletedFileInS3() throws Exception {
        Files.delete(source.file("a.txt"));

        awaitScans(2);

        BucketAssert.assertThat(bucket).hasKeys("a.txt", "b.txt");
        assertThat(client.job(id).text("state")).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("fault-25")
    void aVanishedFolderIsAnErrorAndHealsWhenItIsBack() throws Exception {
        Path away = Files.move(folder, parent.resolve("away"));

        assertUnavailable();

        Files.move(away, folder);
        assertHealed();
    }

    @Test
    @Tag("fault-26")
    void aSuddenlyEmptyFolderIsAnErrorAndHealsWhenItsFilesAreBack() throws Exception {
        Path away = Files.move(folder, parent.resolve("away"));
        Files.createDirectory(folder);

        assertUnavailable();

        Files.delete(folder);
        Files.move(away, folder);
        assertHealed();
    }

    @Test
    void aJobThatIsNotMonitoredIsNeverScannedAgain() {
        String unwatched = client.create(folder, bucket.name(), Map.of("monitor", false));
        client.ended(unwatched);

        awaitScans(2);

        assertThat(client.job(unwatched).body().path("next_scan_at").isNull()).isTrue();
    }

    private void assertUnavailable() {
        eventually(() -> assertThat(client.job(id).text("error")).startsWith("SOURCE_UNAVAILABLE: "));
        Answer job = client.job(id);
        assertThat(job.number("total_files")).isEqualTo(2);
        assertThat(job.number("completed_files")).isEqualTo(2);
        assertThat(client.files(id).states())
                .containsOnly(Map.entry("a.txt", "UPLOADED"), Map.entry("b.txt", "UPLOADED"));
    }

    private void assertHealed() {
        source.with("after.txt", "after");
        eventually(() -> {
            assertThat(client.job(id).text("state")).isEqualTo("COMPLETED");
            assertThat(client.job(id).body().path("error").isNull()).isTrue();
            BucketAssert.assertThat(bucket).containsExactly(folder);
        });
    }

    /** Waits until the folder has been scanned so many more times. */
    private void awaitScans(int times) {
        for (int i = 0; i < times; i++) {
            String last = client.job(id).text("last_scan_at");
            await().atMost(20, SECONDS)
                    .until(() -> !client.job(id).text("last_scan_at").equals(last));
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(30, SECONDS).pollInterval(200, TimeUnit.MILLISECONDS).untilAsserted(assertion);
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "one more line\n", StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    ServiceClient client() {
        return SharedService.client();
    }

    Bucket newBucket() {
        return SharedService.newBucket();
    }

    S3Wire s3() {
        return SharedService.s3();
    }
}
