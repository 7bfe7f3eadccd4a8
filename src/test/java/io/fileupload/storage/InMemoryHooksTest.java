package io.fileupload.storage;

import static io.fileupload.storage.S3Operation.HEAD_OBJECT;
import static io.fileupload.storage.S3Operation.PUT_OBJECT;
import static io.fileupload.storage.S3Operation.UPLOAD_PART;
import static io.fileupload.storage.StorageFailure.CONNECTION_FAILED;
import static io.fileupload.storage.StorageFailure.SLOW_DOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test can do to the store in memory. */
class InMemoryHooksTest {
    private static final int CHUNK = 10;

    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore(CHUNK).withBucket("bucket");
    private final RecordingObserver observer = new RecordingObserver();

    @Test
    void aCrashBeforeARequestLeavesNothingBehind() throws Exception {
        store.before(request -> crashAt(request, PUT_OBJECT));

        assertThatThrownBy(() -> store.put(upload(5, null))).isInstanceOf(Crash.class);

        assertThat(store.objects("bucket")).isEmpty();
    }

    @Test
    void aCrashAfterARequestLeavesWhatItDid() throws Exception {
        store.after(request -> crashAt(request, PUT_OBJECT));

        assertThatThrownBy(() -> store.put(upload(5, null))).isInstanceOf(Crash.class);

        assertThat(store.objects("bucket")).containsOnlyKeys("key");
        assertThat(observer.stored()).isZero();
    }

    @Test
    void anUploadGoesOnAfterACrashBetweenItsParts() throws Exception {
        store.after(request -> {
            if (request.part() == 2) {
                throw new Crash();
            }
        });
        assertThatThrownBy(() -> store.upload(upload(25, null))).isInstanceOf(Crash.class);
        OpenMultipart begun = observer.started().get(0);
        store.after(S3Hook.NONE);
        store.forgetRequests();

        store.upload(upload(25, begun));

        assertThat(store.openUploads("bucket")).isEmpty();
        assertThat(store.objects("bucket").get("key")).isEqualTo(Files.readAllBytes(folder.resolve("file")));
        assertThat(store.requests()).extracting(S3Request::part).containsExactly(0, 3, 0);
    }

    @Test
    void showsThePartsOfWhatIsOpen() throws Exception {
        store.before(request -> {
            if (request.part() == 3) {
                throw new Crash();
            }
        });

        assertThatThrownBy(() -> store.upload(upload(25, null))).isInstanceOf(Crash.class);

        assertThat(store.openUploads("bucket"))
                .containsExactly(new InMemoryObjectStore.OpenUpload("key", "upload-1", List.of(1, 2)));
    }

    @Test
    void aPutThatIsNotAnsweredIsLookedUpBeforeItIsSentAgain() throws Exception {
        failOnceAfter(PUT_OBJECT, CONNECTION_FAILED);

        store.upload(upload(5, null));

        assertThat(store.count(PUT_OBJECT)).isEqualTo(1);
        assertThat(store.count(HEAD_OBJECT)).isEqualTo(1);
    }

    @Test
    void aPutInTheFastLaneIsLeftInDoubtInstead() throws Exception {
        failOnceAfter(PUT_OBJECT, CONNECTION_FAILED);

        StorageException failure = Refusals.of(store.put(upload(5, null)));

        assertThat(failure.failure()).isEqualTo(CONNECTION_FAILED);
        assertThat(store.requests()).hasSize(1);
    }

    @Test
    void triesAgainWhatIsRefusedAndTellsOfSlowDown() throws Exception {
        AtomicInteger slowDowns = new AtomicInteger();
        failOnceAfter(UPLOAD_PART, SLOW_DOWN);

        store.upload(upload(25, null, new RecordingObserver() {
            @Override
            public void slowDown() {
                slowDowns.incrementAndGet();
            }
        }));

        assertThat(slowDowns).hasValue(1);
        assertThat(store.count(UPLOAD_PART)).isEqualTo(4);
    }

    @Test
    void isUnreachableAsLongAsItIsDisconnected() throws Exception {
        store.disconnect("the cable is out");

        assertThat(store.unreachableReason()).contains("the cable is out");
        assertThat(Refusals.of(store.put(upload(5, null))).remedy()).isEqualTo(StorageException.Remedy.WAIT);

        store.reconnect();
        assertThat(store.put(upload(5, null)).get().size()).isEqualTo(5);
    }

    private void failOnceAfter(S3Operation operation, StorageFailure failure) {
        AtomicInteger left = new AtomicInteger(1);
        store.after(request -> {
            if (request.operation() == operation && left.getAndDecrement() > 0) {
                throw InMemoryObjectStore.fault(failure);
            }
        });
    }

    private static void crashAt(S3Request request, S3Operation operation) {
        if (request.operation() == operation) {
            throw new Crash();
        }
    }

    private ObjectUpload upload(int size, @Nullable OpenMultipart resume) throws IOException {
        return upload(size, resume, observer);
    }

    private ObjectUpload upload(int size, @Nullable OpenMultipart resume, UploadObserver hears) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[size]);
        return new ObjectUpload(
                "bucket",
                "key",
                SourceContent.read(file, size, CHUNK),
                Map.of(),
                ObjectSettings.DEFAULT,
                resume,
                hears);
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
