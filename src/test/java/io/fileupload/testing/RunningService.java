package io.fileupload.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service in a process of its own, with a data folder that outlives the process. */
public final class RunningService implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);

    private final List<String> command;
    private final Path data;
    private final Map<String, String> settings;
    private final ServiceClient client;
    private ServiceProcess process;

    private RunningService(List<String> command, Path data, Map<String, String> settings, ServiceClient client) {
        this.command = command;
        this.data = data;
        this.settings = settings;
        this.client = client;
    }

    /**
     * Starts the service and waits until it answers.
     *
     * @param data the folder it is started in, where its database is by default
     * @param settings environment variables over those that suit a test
     */
    public static RunningService start(Path data, S3Server s3, Map<String, String> settings) {
        return start(UnpackedService.command(), data, s3, settings);
    }

    /**
     * Starts the service and does not wait for it.
     *
     * @param wrapper a program and its arguments that becomes the service in the end, or nothing
     */
    public static RunningService launch(List<String> wrapper, Path data, S3Server s3, Map<String, String> settings) {
        List<String> command = Stream.concat(wrapper.stream(), UnpackedService.command().stream())
                .toList();
        RunningService service = prepare(command, data, s3, settings);
        service.launch();
        return service;
    }

    /** As users start it: the one jar. */
    static RunningService startJar(Path data, S3Server s3) {
        return start(UnpackedService.packed(), data, s3, Map.of());
    }

    private static RunningService start(List<String> command, Path data, S3Server s3, Map<String, String> settings) {
        RunningService service = prepare(command, data, s3, settings);
        service.start();
        return service;
    }

    private static RunningService prepare(List<String> command, Path data, S3Server s3, Map<String, String> settings) {
        int port = freePort();
        Map<String, String> all = new TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL",
                s3.endpoint().toString(),
                "SERVER_PORT",
                String.valueOf(port),
                "FILE_MONITOR_INTERVAL",
                "1",
                "FILE_STABILITY_THRESHOLD",
                "1"));
        all.putAll(settings);
        return new RunningService(command, data, all, new ServiceClient(port));
    }

    public void start() {
        launch();
        awaitReady();
    }

    private void launch() {
        process = ServiceProcess.launch(command, data, settings);
    }

    public void awaitReady() {
        await("the start of the service")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast(process::requireAlive)
                .until(client::isReady);
    }

    /** Says how the service ended, if it did, where otherwise only a refused connection would show. */
    void requireAlive() {
        process.requireAlive();
    }

    public ServiceClient client() {
        return client;
    }

    public Path data() {
        return data;
    }

    public String log() {
        return process.log();
    }

    /** As {@code kill -9}: no chance to finish anything. */
    public void kill() {
        process.kill();
    }

    /** As if the machine stood still. */
    public void freeze() {
        Command.runOrSkip("kill", "-STOP", String.valueOf(pid()));
    }

    public void wake() {
        Command.runOrSkip("kill", "-CONT", String.valueOf(pid()));
    }

    /** What the next start has in its environment; null takes it away. */
    public void set(String variable, @Nullable String value) {
        if (value == null) {
            settings.remove(variable);
        } else {
            settings.put(variable, value);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until the service ends by itself. */
    public int exitCode() {
        return process.exitCode();
    }

    /** As {@code docker stop} does it. */
    public void stop() {
        process.terminate();
        await("the end of the service").atMost(30, SECONDS).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.kill();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
