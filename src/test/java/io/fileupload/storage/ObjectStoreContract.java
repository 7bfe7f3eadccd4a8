package io.fileupload.storage;

import io.fileupload.testing.StartedOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A store and its S3, with a bucket of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObjectStoreContract {
    static final int CHUNK = 5 << 20;
    static final DataSize CHUNK_SIZE = DataSize.ofBytes(CHUNK);
    static final int IN_MEMORY = 1 << 20;
    static final String MTIME = "1700000000.123456789";

    @TempDir
    Path folder;

    private final StartedOnce<StoreFixture> running = new StartedOnce<>(this::open);
    private StoreFixture.Bucket bucket;

    abstract StoreFixture open();

    @BeforeEach
    void makeBucket() {
        bucket = running.get().newBucket("bucket-" + UUID.randomUUID());
    }

    @AfterAll
    void stop() throws Exception {
        running.close();
    }

    StoreFixture.Server server() {
        return running.get().server();
    }

    ObjectStore store() {
        return running.get().store();
    }

    StoreFixture.Bucket bucket() {
        return bucket;
    }

    /** A file of random bytes. */
    SourceContent file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(folder.resolve("file-" + size), bytes);
        return SourceContent.read(file, size, IN_MEMORY);
    }

    SourceContent inMemory(SourceContent content) throws IOException {
        return SourceContent.read(content.path(), content.size(), content.size());
    }

    ObjectUpload upload(String key, SourceContent content) {
        return upload(key, content, null, new RecordingObserver());
    }

    ObjectUpload upload(String key, SourceContent content, @Nullable OpenMultipart resume, UploadObserver observer) {
        return new ObjectUpload(
                bucket.name(), key, content, Map.of("mtime", MTIME), ObjectSettings.DEFAULT, resume, observer);
    }
}
