package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One process of the service's jar, with what it prints in files. */
public final class ServiceProcess {
    private static final Set<String> KEPT = Set.of("PATH", "HOME", "JAVA_HOME", "LANG");

    private final Process process;
    private final Path out;
    private final Path err;

    private ServiceProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param settings environment variables; nothing else of this process's own environment is passed on */
    public static ServiceProcess launch(Path folder, Map<String, String> settings) {
        return launch(UnpackedService.command(), folder, settings);
    }

    static ServiceProcess launch(List<String> command, Path folder, Map<String, String> settings) {
        Path out = folder.resolve("service.log");
        Path err = folder.resolve("service.err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(KEPT);
        // Another zone than UTC, so that none shows where UTC is promised.
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "America/New_York"));
        builder.environment().putAll(settings);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile())).redirectError(err.toFile());
        try {
            return new ServiceProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    void requireAlive() {
        if (!isAlive()) {
            throw new AssertionError("The service has ended (%d):%n%s".formatted(process.exitValue(), log()));
        }
    }

    long pid() {
        return process.pid();
    }

    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    public void terminate() {
        process.destroy();
    }

    /** Waits for the process to end by itself. */
    public int exitCode() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The service did not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String log() {
        return read(out) + read(err);
    }

    /** What this process printed to standard error. */
    public String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
