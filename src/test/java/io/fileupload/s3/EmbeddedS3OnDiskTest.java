package io.fileupload.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static software.amazon.awssdk.core.async.AsyncRequestBody.fromString;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class EmbeddedS3OnDiskTest extends S3ServerContract {
    @TempDir
    static Path folder;

    @Override
    S3Server start() {
        assumeTrue(EmbeddedS3.canKeepObjectsIn(folder), "Skipped: no extended attributes in " + folder);
        return EmbeddedS3.in(folder);
    }

    @Test
    void keepsObjectsAsFilesOverRestarts(@TempDir Path objects) {
        try (S3Server first = EmbeddedS3.in(objects)) {
            first.createBucket("kept");
            put(first, "folder/file.txt");
        }

        try (S3Server second = EmbeddedS3.in(objects);
                S3AsyncClient client = second.newClient()) {
            assertThat(objects.resolve("kept/folder/file.txt")).content().isEqualTo("content");
            assertThat(client.headObject(head -> head.bucket("kept").key("folder/file.txt"))
                            .join()
                            .contentLength())
                    .isEqualTo(7);
        }
    }

    private static void put(S3Server server, String key) {
        try (S3AsyncClient client = server.newClient()) {
            client.putObject(put -> put.bucket("kept").key(key), fromString("content"))
                    .join();
        }
    }
}
