package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.S3Feature;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every S3 server does for the store with a multipart upload that was cut short. */
@Timeout(120)
abstract class ResumingContract extends PuttingContract {
    private static final int SIZE = (5 * CHUNK) + (2 << 20);

    private SourceContent content;
    private int sent;

    @BeforeEach
    void makeFile() throws Exception {
        content = file(SIZE);
    }

    @Test
    @Tag("fault-49")
    void sendsOnlyThePartsThatAreMissing() throws Exception {
        OpenMultipart open = bucket().begin("key", content, CHUNK, 1, 2, 4);
        RecordingObserver observer = new RecordingObserver();
        server().forget();

        store().upload(upload("key", content, open, observer));

        assertThat(server().sent())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request).containsPattern("partNumber=[356]\\b"));
        assertThat(observer.started()).isEmpty();
        assertThat(observer.stored()).isEqualTo(SIZE);
        assertIsWhole("key");
    }

    @Test
    @Tag("fault-49")
    void sendsOnlyThePartsThatAreMissingOfWhatIsInMemoryToo() throws Exception {
        SourceContent small = inMemory(file(CHUNK + 1));
        OpenMultipart open = bucket().begin("small", small, CHUNK, 1);
        server().forget();

        store().upload(upload("small", small, open, new RecordingObserver()));

        assertThat(server().sent()).singleElement().asString().containsPattern("partNumber=2\\b");
        assertThat(bucket().read("small")).isEqualTo(Files.readAllBytes(small.path()));
    }

    @Test
    void sendsNoPartWhenOnlyTheEndOfTheUploadIsMissing() throws Exception {
        OpenMultipart open = bucket().begin("key", content, CHUNK, 1, 2, 3, 4, 5, 6);
        server().forget();

        store().upload(upload("key", content, open, new RecordingObserver()));

        assertThat(server().sent()).isEmpty();
        assertIsWhole("key");
    }

    @Test
    void goesOnWithThePartSizeThatItWasBegunWith() throws Exception {
        OpenMultipart open = bucket().begin("key", content, 2 * CHUNK, 1);
        server().forget();

        store().upload(upload("key", content, open, new RecordingObserver()));

        assertThat(server().sent()).hasSize(2);
        assertIsWhole("key");
    }

    @Test
    void anInterruptKeepsThePartsThatS3Has() throws Exception {
        UploadUntilInterrupted upload = new UploadUntilInterrupted(store());
        server().holdAfter(1);

        OpenMultipart open = upload.interruptAfterFirstPart(observer -> upload("key", content, null, observer));
        server().dropConnections();
        server().goOn();
        // The client may try a part once more that it has been told to stop; sent anew at the same time, it is a race.
        await().pollInterval(Duration.ofMillis(500)).until(this::isQuiet);

        assertThat(bucket().openUploads()).containsExactly("key");
        server().forget();
        store().upload(upload("key", content, open, new RecordingObserver()));
        assertThat(server().sent()).hasSizeLessThanOrEqualTo(5);
        assertIsWhole("key");
    }

    @Test
    @Tag("fault-43")
    void beginsAgainWhenS3NoLongerKnowsTheUpload() throws Exception {
        Assumptions.assumeTrue(
                server().has(S3Feature.KNOWS_ABORTED_UPLOADS), "Skipped: this server lists parts of aborted uploads");
        OpenMultipart open = bucket().begin("key", content, CHUNK, 1, 2);
        store().abort(bucket().name(), "key", open.uploadId());
        RecordingObserver observer = new RecordingObserver();

        store().upload(upload("key", content, open, observer));

        assertThat(observer.started()).hasSize(1);
        assertIsWhole("key");
    }

    @Test
    void abortingGivesThePartsUpAndTwiceDoesNoHarm() throws Exception {
        OpenMultipart open = bucket().begin("key", content, CHUNK, 1);

        store().abort(bucket().name(), "key", open.uploadId());
        store().abort(bucket().name(), "key", open.uploadId());

        assertThat(bucket().openUploads()).isEmpty();
        assertThat(bucket().keys()).isEmpty();
    }

    @Test
    @Tag("fault-39")
    void neverCompletesAnUploadWhosePartsAreNotTheFile() throws Exception {
        OpenMultipart open = bucket().begin("key", file(SIZE - 1), CHUNK, 1, 2);

        StorageException refused = refusal(() -> store().upload(upload("key", content, open, new RecordingObserver())));

        assertThat(refused.failure()).isEqualTo(StorageFailure.CHECKSUM_MISMATCH);
    }

    @Test
    @Tag("fault-31")
    void triesAgainThroughABurstOfServerErrors() throws Exception {
        server().failNext(3);

        store().upload(upload("key", content));

        assertIsWhole("key");
    }

    private boolean isQuiet() {
        int before = sent;
        sent = server().sent().size();
        return sent == before;
    }

    private void assertIsWhole(String key) throws Exception {
        assertThat(bucket().read(key)).isEqualTo(Files.readAllBytes(content.path()));
        assertThat(bucket().metadata(key)).containsEntry("mtime", MTIME);
        assertThat(bucket().openUploads()).isEmpty();
    }
}
