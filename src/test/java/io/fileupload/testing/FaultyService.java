package io.fileupload.testing;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.s3.S3MockServer;
import io.fileupload.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A service whose requests to S3 pass a {@link FaultProxy}; started when first asked for, shared by many tests. */
public final class FaultyService implements AutoCloseable {
    /** Short enough to wait for in a test. */
    private static final Map<String, String> SETTINGS = Map.of(
            "STORAGE_NO_PROGRESS",
            "2s",
            "FILE_MONITOR_INTERVAL",
            "0",
            "AWS_ACCESS_KEY_ID",
            "test",
            "AWS_SECRET_ACCESS_KEY",
            "test");

    private static final StartedOnce<FaultyService> EMBEDDED = shared(EmbeddedS3::inMemory);
    private static final StartedOnce<FaultyService> S3_MOCK = shared(S3MockServer::start);

    private final FaultProxy s3;
    private final Buckets buckets;
    private final RunningService service;

    private FaultyService(S3Server server) {
        s3 = FaultProxy.to(server);
        buckets = new Buckets(server);
        try {
            service = RunningService.start(Files.createTempDirectory("faulty-service"), s3, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StartedOnce<FaultyService> shared(Supplier<S3Server> server) {
        return new StartedOnce<>(() -> new FaultyService(server.get()));
    }

    /** The fast server, which checks signatures. */
    public static FaultyService onEmbeddedS3() {
        return EMBEDDED.get().fresh();
    }

    /** The server that checks each checksum. */
    public static FaultyService onS3Mock() {
        return S3_MOCK.get().fresh();
    }

    /** One of its own, for a test that kills it. */
    public static FaultyService start(S3Server server) {
        return new FaultyService(server);
    }

    private FaultyService fresh() {
        s3.reset();
        return this;
    }

    public FaultProxy s3() {
        return s3;
    }

    public RunningService service() {
        return service;
    }

    public ServiceClient client() {
        return service.client();
    }

    public Bucket newBucket() {
        return buckets.create("bucket-" + UUID.randomUUID());
    }

    /** Bytes of all spaces of the heap together. */
    double heapUsed() {
        return Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (.*)$")
                .matcher(client().text("/actuator/prometheus"))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }

    /** A metric without tags, as Prometheus reads it. */
    public double metric(String name) {
        String line = Pattern.compile("(?m)^" + name + " (.*)$")
                .matcher(client().text("/actuator/prometheus"))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line);
    }

    /** Ends the process, as {@code kill -9} does. */
    public void kill() {
        service.kill();
        s3.dropConnections();
    }

    @Override
    public void close() {
        service.close();
        buckets.close();
        s3.close();
    }
}
