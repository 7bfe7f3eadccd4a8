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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a job whose files go or change while it runs. */
class SourceLossIT {
    @TempDir
    Path parent;

    private final S3Wire s3 = SharedService.s3();
    private final ServiceClient client = SharedService.client();
    private final Bucket bucket = SharedService.newBucket();

    @AfterEach
    void letOthersPass() {
        s3.goOn();
    }

    @RepeatedTest(5)
    @Tag("fault-25")
    void aFolderThatVanishesStopsTheJobAndNoFileIsLost() throws Exception {
        Path folder = parent.resolve("source");
        new SourceTree(folder).withMany(300);
        String id = createAndHoldAfter(100, folder);
        Path away = Files.move(folder, parent.resolve("away"));
        s3.goOn();

        Answer stopped = client.ended(id);

        assertThat(stopped.text("error")).startsWith("SOURCE_UNAVAILABLE: ");
        assertThat(client.files(id).states().values())
                .allMatch(state -> state.startsWith("UPLOADED") || state.startsWith("PENDING"));
        Files.move(away, folder);
        await().atMost(30, SECONDS).until(() -> client.job(id).text("state").equals("COMPLETED"));
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    @Test
    @Tag("fault-1")
    void aFileThatVanishesFailsAndIsForgottenByTheNextScan() throws Exception {
        SourceTree source =
                new SourceTree(parent.resolve("source")).withMany(100).with("zzz", "last");
        String id = createAndHoldAfter(20, source.root());
        Files.delete(source.file("zzz"));
        s3.goOn();

        await().atMost(30, SECONDS).until(() -> client.job(id).text("state").equals("COMPLETED"));

        assertThat(client.job(id).number("total_files")).isEqualTo(100);
        assertThat(client.files(id).paths()).doesNotContain("zzz");
        BucketAssert.assertThat(bucket).containsExactly(source.root());
    }

    @Test
    @Tag("fault-3")
    @Tag("fault-5")
    void aFileThatChangesWhileItIsSentGoesRoundAgain() throws Exception {
        SourceTree source = new SourceTree(parent.resolve("source")).with("large.bin", 27 << 20);
        String id = createAndHoldAfter(2, source.root());
        source.with("large.bin", 22 << 20);
        s3.goOn();

        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(client.files(id).file("large.bin").path("attempts").asInt()).isGreaterThan(1);
        BucketAssert.assertThat(bucket).containsExactly(source.root()).hasNoOpenUploads();
    }

    private String createAndHoldAfter(int sends, Path folder) {
        s3.holdAfter(sends);
        String id = client.create(folder, bucket.name());
        await().atMost(30, SECONDS).until(s3::isHolding);
        return id;
    }
}
