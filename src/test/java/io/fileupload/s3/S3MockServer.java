package io.fileupload.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** S3Mock as a child process: the most faithful of our servers in checksums and multipart uploads. */
public final class S3MockServer implements S3Server {
    private static final Path JAR =
            Path.of("target", "s3mock", "s3mock-exec.jar").toAbsolutePath();
    private static final Path LOG = Path.of("target", "s3mock", "s3mock.log").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final Thread killer;
    private final URI endpoint;

    private S3MockServer(Process process, URI endpoint) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        this.endpoint = endpoint;
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Starts S3Mock and waits until it answers; skips the calling test when its jar is not there. */
    public static S3MockServer start() {
        Assumptions.assumeTrue(Files.exists(JAR), () -> "S3Mock skipped: no " + JAR + "; ./mvnw test fetches it");
        int port = freePort();
        S3MockServer server = new S3MockServer(launch(port), URI.create("http://127.0.0.1:" + port));
        server.awaitAnswer();
        return server;
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public Set<S3Feature> features() {
        return EnumSet.complementOf(EnumSet.of(S3Feature.CHECKS_SIGNATURES));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
    }

    private static Process launch(int port) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            JAR.toString(),
                            "--com.adobe.testing.s3mock.httpPort=" + port,
                            "--server.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + JAR, e);
        }
    }

    private void awaitAnswer() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest listBuckets =
                HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5)).build();
        Awaitility.await("S3Mock at " + endpoint + ", its log is " + LOG)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(e -> e instanceof IOException && process.isAlive())
                .until(() -> client.send(listBuckets, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for S3Mock", e);
        }
    }
}
