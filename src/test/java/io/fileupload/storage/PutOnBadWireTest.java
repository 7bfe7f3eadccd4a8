package io.fileupload.storage;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.Fault;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A put is one request: whatever the wire does to it, it is not sent again, and no success is made up. */
class PutOnBadWireTest {
    @TempDir
    Path folder;

    private FaultProxy proxy;
    private StoreOnServer server;
    private Bucket bucket;
    private SourceContent content;

    @BeforeEach
    void start() throws Exception {
        proxy = FaultProxy.to(EmbeddedS3.inMemory());
        server = new StoreOnServer(proxy, DataSize.ofMegabytes(5));
        bucket = server.buckets().create("bucket");
        Path file = new SourceTree(folder).with("file", 10_000).file("file");
        content = SourceContent.read(file, 10_000, 10_000);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("fault-44")
    void leavesInDoubtWhatWasNotAnsweredAndSendsItOnce() throws Exception {
        assertThat(failureWith(Faults.losesAnswer())).isEqualTo(StorageFailure.CONNECTION_FAILED);

        assertThat(proxy.calls(S3Call::isPut)).hasSize(1);
        StoredObject found = server.store().find("bucket", "key").orElseThrow();
        assertThat(server.store().holds(found, content, null)).isTrue();
    }

    @Test
    @Tag("fault-34")
    void doesNotSendAgainAfterAReset() {
        assertThat(failureWith(Faults.resetsMidBody())).isEqualTo(StorageFailure.CONNECTION_FAILED);

        assertThat(proxy.calls(S3Call::isPut)).hasSize(1);
    }

    @Test
    @Tag("fault-40")
    void believesNoAnswerThatProvesNothing() throws Exception {
        assertThat(failureWith(Faults.lies("ETag", "\"not-an-md5\""))).isEqualTo(StorageFailure.UNPROVEN);

        assertThat(proxy.calls(S3Call::isHead)).isEmpty();
        assertThat(bucket.read("key")).isEqualTo(Files.readAllBytes(content.path()));
    }

    @Test
    @Tag("fault-39")
    void believesNoServerThatOnlyRepeatsTheChecksum() {
        String etagOfOtherBytes = "\"00000000000000000000000000000000\"";
        Fault otherBytes = Faults.lies("ETag", etagOfOtherBytes);

        assertThat(failureWith(otherBytes)).isEqualTo(StorageFailure.UNPROVEN);
    }

    @Test
    void learnsThatChecksumsAreRefused() throws Exception {
        assertThat(failureWith(Faults.refusesChecksums(501))).isEqualTo(StorageFailure.UNPROVEN);

        StoredObject stored = put().get();

        assertThat(stored.etag()).isEqualTo(content.md5Etag(0));
    }

    @Test
    void toCancelItIsToCancelTheRequest() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        proxy.inject(S3Call::isPut, ALWAYS, exchange -> {
            Faults.holds(held).happen(exchange);
            hungUp.countDown();
        });
        CompletableFuture<StoredObject> put = put();
        held.await();

        put.cancel(true);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(proxy.calls(S3Call::isPut)).hasSize(1);
        assertThat(bucket.sizes()).isEmpty();
    }

    @Test
    void parksNoThreadOnWhatIsUnderWay() throws Exception {
        CountDownLatch held = new CountDownLatch(10);
        proxy.inject(S3Call::isPut, ALWAYS, Faults.holds(held));

        CompletableFuture<?>[] puts = Stream.generate(this::put).limit(10).toArray(CompletableFuture<?>[]::new);

        await().until(() -> held.getCount() == 0);
        assertThat(puts).noneMatch(CompletableFuture::isDone);
        for (CompletableFuture<?> put : puts) {
            put.cancel(true);
        }
    }

    private StorageFailure failureWith(Fault fault) {
        proxy.inject(S3Call::isPut, ALWAYS, fault);
        return Refusals.of(put()).failure();
    }

    private CompletableFuture<StoredObject> put() {
        return server.store()
                .put(new ObjectUpload(
                        "bucket", "key", content, Map.of(), ObjectSettings.DEFAULT, null, new RecordingObserver()));
    }
}
