package io.fileupload.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file with the keys, which may change at any time. */
final class KeyFile {

    private static final int MAX_BYTES = 1 << 20;

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    /** What the file holds now: its text, or else why there is none. */
    record Content(@Nullable String text, @Nullable String problem) {

        @Override
        public String toString() {
            return problem == null ? "keys" : problem;
        }
    }

    Content read() {
        try {
            // Opening a pipe would wait for whoever writes to it.
            return Files.exists(path) && !Files.isRegularFile(path) ? problem("is not a regular file") : text();
        } catch (NoSuchFileException e) {
            return problem("does not exist");
        } catch (AccessDeniedException e) {
            return problem("may not be read by the service");
        } catch (IOException e) {
            return problem("cannot be read");
        }
    }

    private Content text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES
                    ? problem("is over 1 MiB")
                    : new Content(new String(bytes, StandardCharsets.UTF_8), null);
        }
    }

    private Content problem(String reason) {
        return new Content(null, "API_KEYS_FILE: the file '%s' %s".formatted(printable(), reason));
    }

    /** Someone may have given the keys instead of the file. */
    private String printable() {
        return path.toString().replaceAll("\\p{XDigit}{32,}", "***").replaceAll("\\p{Cntrl}", "?");
    }
}
