package io.fileupload;

import io.fileupload.s3.EmbeddedS3;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** The demo's S3 server with its bucket: objects are files in data/s3 wherever the file system can keep them. */
final class DemoStorage {
    static final String BUCKET = "demo-bucket";
    static final Path FOLDER = Path.of("data", "s3").toAbsolutePath();
    private static final int LOCALSTACK_PORT = 4566;
    private static final int ANY_PORT = 0;

    private DemoStorage() {}

    static EmbeddedS3 start() {
        EmbeddedS3 server = listen();
        try {
            server.createBucket(BUCKET);
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof BucketAlreadyOwnedByYouException)) {
                throw e;
            }
        }
        return server;
    }

    /** Objects in memory are gone at the next start. */
    static boolean lasts() {
        return EmbeddedS3.canKeepObjectsIn(FOLDER);
    }

    private static EmbeddedS3 listen() {
        try {
            return listen(LOCALSTACK_PORT);
        } catch (IllegalStateException taken) {
            return listen(ANY_PORT);
        }
    }

    private static EmbeddedS3 listen(int port) {
        return lasts() ? EmbeddedS3.in(FOLDER, port) : EmbeddedS3.inMemory(port);
    }
}
