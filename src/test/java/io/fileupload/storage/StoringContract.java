package io.fileupload.storage;

import static io.fileupload.storage.StorageException.Remedy.EXISTS;
import static io.fileupload.storage.StorageException.Remedy.STOP_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fileupload.s3.S3Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every S3 server does for the store with one object at a time. */
abstract class StoringContract extends ObjectStoreContract {
    private static final int LARGE = 12 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, IN_MEMORY, IN_MEMORY + 1, CHUNK - 1, CHUNK, CHUNK + 1, LARGE})
    void storesEveryByteWithItsModificationTimeAndType(int size) throws Exception {
        SourceContent content = file(size);
        RecordingObserver observer = new RecordingObserver();

        StoredObject stored = store().upload(upload("folder/ü b.html", content, null, observer));

        assertThat(bucket().read("folder/ü b.html")).isEqualTo(Files.readAllBytes(content.path()));
        assertThat(bucket().metadata("folder/ü b.html")).containsEntry("mtime", MTIME);
        assertThat(bucket().contentType("folder/ü b.html")).isEqualTo("text/html");
        assertThat(stored.size()).isEqualTo(size);
        assertThat(observer.stored()).isEqualTo(size);
        assertThat(observer.started()).hasSize(size > CHUNK ? 1 : 0);
        assertThat(bucket().openUploads()).isEmpty();
    }

    @Test
    void sendsWhatIsInMemoryInPartsTooWhereItIsLargerThanOne() throws Exception {
        SourceContent content = inMemory(file(CHUNK + 1));
        RecordingObserver observer = new RecordingObserver();

        store().upload(upload("key", content, null, observer));

        assertThat(bucket().read("key")).isEqualTo(Files.readAllBytes(content.path()));
        assertThat(observer.stored()).isEqualTo(CHUNK + 1);
        assertThat(observer.started()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, text/plain",
        "a.json, application/json",
        "a, application/octet-stream",
        "txt/.b, application/octet-stream"
    })
    void guessesTheTypeFromTheName(String key, String type) throws Exception {
        store().upload(upload(key, file(1)));

        assertThat(bucket().contentType(key)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, LARGE})
    void findsWhatItStoredAndKnowsItsContent(int size) throws Exception {
        SourceContent content = file(size);
        store().upload(upload("key", content));

        StoredObject found = store().find(bucket().name(), "key").orElseThrow();

        assertThat(found.size()).isEqualTo(size);
        assertThat(found.metadata()).containsEntry("mtime", MTIME);
        assertThat(store().holds(found, content, null)).isTrue();
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(store().find(bucket().name(), "nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    @Tag("fault-39")
    void otherBytesOfTheSameSizeAreNotTheContent(int size) throws Exception {
        SourceContent content = file(size);
        byte[] other = Files.readAllBytes(content.path());
        other[size / 2]++;
        bucket().put("key", other);

        StoredObject found = store().find(bucket().name(), "key").orElseThrow();

        assertThat(store().holds(found, content, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, CHUNK, LARGE})
    @Tag("fault-39")
    void otherBytesThanWereSentAreNeverTakenForTheFile(int size) throws Exception {
        S3Feature check = size > CHUNK ? S3Feature.VERIFIES_WHOLE_OBJECT_CHECKSUM : S3Feature.VERIFIES_PUT_CHECKSUM;
        Assumptions.assumeTrue(server().has(check), () -> "Skipped: this server has no " + check);
        SourceContent content = file(size);
        server().corruptNext();

        StorageException refused = refusal(() -> store().upload(upload("key", content)));

        assertThat(refused.failure()).isEqualTo(StorageFailure.CHECKSUM_MISMATCH);
        assertThat(refused.remedy()).isEqualTo(StorageException.Remedy.RETRY);
    }

    @Test
    @Tag("fault-29")
    void namesTheBucketThatIsMissing() throws IOException {
        SourceContent content = file(1);
        ObjectUpload upload = new ObjectUpload(
                "no-such-bucket", "key", content, Map.of(), ObjectSettings.DEFAULT, null, new RecordingObserver());

        StorageException looking = refusal(() -> store().requireBucket("no-such-bucket"));
        StorageException storing = refusal(() -> store().upload(upload));

        assertThat(looking.remedy()).isEqualTo(STOP_JOB);
        assertThat(storing.remedy()).isEqualTo(STOP_JOB);
        assertThat(storing.reason()).isEqualTo("Bucket 'no-such-bucket' does not exist; create it and retry");
    }

    @Test
    void findsItsBucketAndItsServer() throws Exception {
        store().requireBucket(bucket().name());

        assertThat(store().unreachableReason()).isEmpty();
        assertThat(store().connectFailure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    void neverReplacesAnObjectWhenAskedNotTo(int size) throws Exception {
        S3Feature condition = size > CHUNK ? S3Feature.CONDITIONAL_COMPLETE : S3Feature.CONDITIONAL_PUT;
        Assumptions.assumeTrue(server().has(condition), () -> "Skipped: this server has no " + condition);
        bucket().put("key", new byte[] {1});
        ObjectSettings onlyIfAbsent = new ObjectSettings(null, null, null, Map.of(), true);
        ObjectUpload upload = new ObjectUpload(
                bucket().name(), "key", file(size), Map.of(), onlyIfAbsent, null, new RecordingObserver());

        StorageException refused = refusal(() -> store().upload(upload));

        assertThat(refused.remedy()).isEqualTo(EXISTS);
        assertThat(bucket().read("key")).containsExactly(1);
    }

    static StorageException refusal(ThrowingCallable call) {
        return assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call)
                .actual();
    }
}
