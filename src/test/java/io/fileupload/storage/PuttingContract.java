package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.s3.S3Feature;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every S3 server does for the store with a small object that is put without waiting. */
abstract class PuttingContract extends StoringContract {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, CHUNK})
    void putsEveryByteInOneRequest(int size) throws Exception {
        SourceContent content = inMemory(file(size));
        RecordingObserver observer = new RecordingObserver();
        server().forget();

        StoredObject stored =
                store().put(upload("folder/ü b.html", content, null, observer)).get();

        assertThat(server().sent()).hasSize(1);
        assertThat(bucket().read("folder/ü b.html")).isEqualTo(Files.readAllBytes(content.path()));
        assertThat(bucket().metadata("folder/ü b.html")).containsEntry("mtime", MTIME);
        assertThat(bucket().contentType("folder/ü b.html")).isEqualTo("text/html");
        assertThat(stored.size()).isEqualTo(size);
        assertThat(stored.metadata()).containsEntry("mtime", MTIME);
        assertThat(observer.stored()).isEqualTo(size);
    }

    @Test
    void putsOnlyWhatIsInMemoryAndFitsOneRequest() throws Exception {
        SourceContent onDisk = file(IN_MEMORY + 1);
        SourceContent large = inMemory(file(CHUNK + 1));
        ObjectUpload begun = upload("key", file(1), new OpenMultipart("id", CHUNK), new RecordingObserver());

        assertThat(store().putLimit()).isEqualTo(CHUNK);
        assertThatThrownBy(() -> store().put(upload("key", onDisk))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().put(upload("key", large))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().put(begun)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("fault-39")
    void neverTakesOtherBytesThanWerePutForTheFile() throws Exception {
        SourceContent content = file(1_000);
        server().corruptNext();

        StorageException failure = Refusals.of(store().put(upload("key", content)));

        assertThat(failure.failure()).isIn(StorageFailure.CHECKSUM_MISMATCH, StorageFailure.UNPROVEN);
        assertThat(failure.remedy()).isEqualTo(StorageException.Remedy.RETRY);
    }

    @Test
    @Tag("fault-29")
    void namesTheBucketThatIsMissingForAPut() throws Exception {
        ObjectUpload nowhere = new ObjectUpload(
                "no-such-bucket", "key", file(1), Map.of(), ObjectSettings.DEFAULT, null, new RecordingObserver());

        StorageException failure = Refusals.of(store().put(nowhere));

        assertThat(failure.failure()).isEqualTo(StorageFailure.NO_SUCH_BUCKET);
    }

    @Test
    void neverReplacesAnObjectByAPutWhenAskedNotTo() throws Exception {
        Assumptions.assumeTrue(server().has(S3Feature.CONDITIONAL_PUT), "Skipped: this server has no CONDITIONAL_PUT");
        bucket().put("key", new byte[] {1});
        ObjectSettings onlyIfAbsent = new ObjectSettings(null, null, null, Map.of(), true);

        StorageException failure = Refusals.of(store().put(new ObjectUpload(
                bucket().name(), "key", file(100), Map.of(), onlyIfAbsent, null, new RecordingObserver())));

        assertThat(failure.failure()).isEqualTo(StorageFailure.ALREADY_EXISTS);
        assertThat(bucket().read("key")).containsExactly(1);
    }
}
