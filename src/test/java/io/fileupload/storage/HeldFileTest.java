package io.fileupload.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.folder.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** What still reads a file after its descriptor was closed, and the number given to another file. */
class HeldFileTest {
    @TempDir
    Path folder;

    private Path root;
    private SourceFile source;

    @BeforeEach
    void openFile() throws Exception {
        root = folder.toRealPath();
        Files.writeString(root.resolve("file"), "this file");
        Files.writeString(root.resolve("other"), "other one");
        source = SourceFile.open(root, "file");
    }

    /** Why the SDK must not be given the path. */
    @Test
    void theBodyThatTheSdkMakesOfAPathReadsTheOtherFile() throws Exception {
        AsyncRequestBody body = AsyncRequestBody.fromFile(source.path());
        Path path = source.path();

        try (SourceFile other = closeAndOpenAnother()) {
            Assumptions.assumeTrue(other.path().equals(path), "The number went elsewhere");
            assertThat(read(body)).isEqualTo("other one");
        }
    }

    @Test
    void readsWhatItWasOpenedOnThoughTheNumberIsAnotherFilesByNow() throws Exception {
        try (HeldFile held = HeldFile.open(source.path());
                SourceFile other = closeAndOpenAnother()) {
            assertThat(read(held.body(9))).isEqualTo("this file");
            assertThat(other.path()).exists();
        }
    }

    @Test
    void isReadByNoOneAfterItWasClosed() throws Exception {
        HeldFile held = HeldFile.open(source.path());
        AsyncRequestBody body = held.body(9);
        held.close();

        try (SourceFile other = closeAndOpenAnother()) {
            assertThat(other.path()).exists();
            assertThatThrownBy(() -> read(body))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(ClosedChannelException.class);
        }
    }

    private SourceFile closeAndOpenAnother() throws IOException {
        source.close();
        return SourceFile.open(root, "other");
    }

    private static String read(AsyncRequestBody body) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.subscribe(piece -> {
                    while (piece.hasRemaining()) {
                        bytes.write(piece.get());
                    }
                })
                .get();
        return bytes.toString(UTF_8);
    }
}
