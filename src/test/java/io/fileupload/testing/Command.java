package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;

/** A program of the system. */
final class Command {

    private Command() {}

    /** Skips the test, and says so, where this may not be done, such as without root. */
    static void runOrSkip(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            Assumptions.assumeTrue(
                    exit == 0, () -> "Skipped, since '%s' fails: %s".formatted(String.join(" ", command), said));
        } catch (IOException e) {
            Assumptions.abort("Skipped, since '%s' cannot be run: %s".formatted(command[0], e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException(e.getMessage()));
        }
    }
}
