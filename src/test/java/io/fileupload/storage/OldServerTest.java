package io.fileupload.storage;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** S3 servers from before checksums, such as LocalStack 2.3, refuse a request that carries one. */
class OldServerTest {
    private static final DataSize CHUNK = DataSize.ofMegabytes(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"501, 1000", "400, 1000", "501, 11000000", "400, 11000000"})
    void storesWithoutChecksumsWhereTheyAreRefusedAndVerifiesByEtag(int status, int size) throws Exception {
        Path file = new SourceTree(folder).with("file", size).file("file");
        FaultProxy proxy = FaultProxy.to(EmbeddedS3.inMemory());
        try (StoreOnServer server = new StoreOnServer(proxy, CHUNK)) {
            Bucket bucket = server.buckets().create("old");
            proxy.inject(call -> true, ALWAYS, Faults.refusesChecksums(status));
            SourceContent content = SourceContent.read(file, size, CHUNK.toBytes());

            StoredObject stored = server.store()
                    .upload(new ObjectUpload(
                            "old", "key", content, Map.of(), ObjectSettings.DEFAULT, null, new RecordingObserver()));

            assertThat(stored.etag()).isEqualTo(content.md5Etag(size > CHUNK.toBytes() ? CHUNK.toBytes() : 0));
            proxy.heal();
            assertThat(bucket.read("key")).isEqualTo(Files.readAllBytes(file));
        }
    }
}
