package io.fileupload.storage;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.folder.SourceFile;
import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.S3Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** The number of a descriptor that was closed is that of the next file; what still sends must not read it. */
class DescriptorReuseTest {
    private static final int CHUNK = 5 << 20;
    private static final int SIZE = 5 * CHUNK;

    @TempDir
    Path folder;

    private final CountDownLatch refused = new CountDownLatch(1);
    private int seen;

    @Test
    void neverSendsBytesOfAnotherFileThatTookTheNumber() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        Path root = folder.toRealPath();
        Files.write(root.resolve("file"), bytes);
        Files.write(root.resolve("other"), new byte[SIZE]);
        FaultProxy proxy = FaultProxy.to(EmbeddedS3.inMemory());
        try (StoreOnServer server = new StoreOnServer(proxy, DataSize.ofBytes(CHUNK))) {
            Bucket bucket = server.buckets().create("bucket");
            proxy.inject(S3Call::isPart, ALWAYS, Faults.answers(503, "SlowDown"));
            Thread uploading = new Thread(() -> upload(server.store(), root));
            uploading.start();
            refused.await();

            uploading.interrupt();
            uploading.join();
            List<SourceFile> others = openOften(root);
            proxy.heal();
            await().pollInterval(Duration.ofSeconds(3)).until(() -> isQuiet(proxy));

            for (MultipartUpload open : bucket.openUploads()) {
                assertThat(parts(bucket, open))
                        .allSatisfy(
                                part -> assertThat(part.eTag()).contains(Md5Etag.of(slice(bytes, part.partNumber()))));
            }
            for (SourceFile other : others) {
                other.close();
            }
        }
    }

    private void upload(ObjectStore store, Path root) {
        try (SourceFile source = SourceFile.open(root, "file")) {
            SourceContent content = SourceContent.read(source.path(), SIZE, -1);
            store.upload(new ObjectUpload(
                    "bucket", "key", content, Map.of(), ObjectSettings.DEFAULT, null, new RecordingObserver() {
                        @Override
                        public void slowDown() {
                            refused.countDown();
                        }
                    }));
        } catch (IOException | StorageException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            // As it was told to.
        }
    }

    private static List<SourceFile> openOften(Path root) throws IOException {
        List<SourceFile> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(SourceFile.open(root, "other"));
        }
        return others;
    }

    private boolean isQuiet(FaultProxy proxy) {
        int before = seen;
        seen = proxy.calls(S3Call::isPart).size();
        return seen == before;
    }

    private static List<Part> parts(Bucket bucket, MultipartUpload open) {
        return bucket.client()
                .listParts(list -> list.bucket(bucket.name()).key(open.key()).uploadId(open.uploadId()))
                .join()
                .parts();
    }

    private static byte[] slice(byte[] bytes, int part) {
        return Arrays.copyOfRange(bytes, (part - 1) * CHUNK, part * CHUNK);
    }
}
