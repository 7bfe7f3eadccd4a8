package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.s3.EmbeddedS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

/** MAX_BANDWIDTH over all nodes. */
class BandwidthShareTest {
    private static final DataSize CHUNK = DataSize.ofMegabytes(5);
    private static final StorageSettings SETTINGS =
            new StorageSettings("http://127.0.0.1:1", CHUNK, 1_000L, 5, 20, Duration.ofSeconds(30));

    @TempDir
    Path folder;

    @Test
    void isAllOfItUntilThereAreOtherNodes() {
        try (Bandwidth bandwidth = new Bandwidth(SETTINGS.maxBandwidth())) {
            BandwidthShare share = new BandwidthShare(bandwidth, SETTINGS);
            assertThat(bandwidth.bytesPerSecond()).hasValue(1_000);

            share.among(4);
            assertThat(bandwidth.bytesPerSecond()).hasValue(250);

            share.among(1);
            assertThat(bandwidth.bytesPerSecond()).hasValue(1_000);
            assertThatThrownBy(() -> share.among(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isNothingToShareWhereThereIsNoLimit() {
        StorageSettings unlimited =
                new StorageSettings("http://127.0.0.1:1", CHUNK, null, 5, 20, Duration.ofSeconds(30));
        try (Bandwidth bandwidth = new Bandwidth(null)) {
            new BandwidthShare(bandwidth, unlimited).among(3);

            assertThat(bandwidth.bytesPerSecond()).isEmpty();
        }
    }

    @Test
    void slowsDownWhatIsSentFromThenOn() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[1_000_000]);
        try (StoreOnServer server = new StoreOnServer(EmbeddedS3.inMemory(), CHUNK, 4_000_000L)) {
            server.buckets().create("bucket");
            server.share().among(8);
            long start = System.nanoTime();

            server.store()
                    .put(new ObjectUpload(
                            "bucket",
                            "key",
                            SourceContent.read(file, 1_000_000, 1_000_000),
                            Map.of(),
                            ObjectSettings.DEFAULT,
                            null,
                            new RecordingObserver()))
                    .get();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_500));
        }
    }

    @Test
    void leavesTheSchedulerOfTheServiceToSpring() {
        new ApplicationContextRunner()
                .withBean(StorageSettings.class, () -> SETTINGS)
                .withUserConfiguration(S3ClientConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(ScheduledExecutorService.class));
    }
}
