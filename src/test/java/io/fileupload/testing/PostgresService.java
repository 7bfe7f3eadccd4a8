package io.fileupload.testing;

import io.fileupload.s3.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** As {@link SharedService}, on PostgreSQL. */
public final class PostgresService {
    private static final S3Wire S3 = S3Wire.to(EmbeddedS3.inMemory());
    private static final Buckets BUCKETS = new Buckets(S3);
    private static final RunningService SERVICE = start();

    private PostgresService() {}

    public static ServiceClient client() {
        SERVICE.requireAlive();
        return SERVICE.client();
    }

    public static S3Wire s3() {
        return S3;
    }

    public static Bucket newBucket() {
        return BUCKETS.create("bucket-" + UUID.randomUUID());
    }

    private static RunningService start() {
        try {
            Path logs = Files.createDirectories(Path.of("target", "services").toAbsolutePath());
            return RunningService.start(
                    Files.createTempDirectory(logs, "postgres-"), S3, Map.of("DATABASE_URL", Postgres.newUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
