package io.fileupload.storage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Where S3 is on the network, and whether anything answers there. */
final class Endpoint {

    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final S3AsyncClient client;
    private final URI uri;

    Endpoint(S3AsyncClient client, StorageSettings settings) {
        this.client = client;
        String region = client.serviceClientConfiguration().region().id();
        this.uri = URI.create(settings.isAws() ? "https://s3." + region + ".amazonaws.com" : settings.endpoint());
    }

    /** Why no connection can be made, if so. */
    Optional<String> connectFailure() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port()), CONNECT_MILLIS);
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("The host name %s is unknown".formatted(uri.getHost()));
        } catch (IOException e) {
            return Optional.of("%s:%d: %s".formatted(uri.getHost(), port(), e.getMessage()));
        }
    }

    /** Why no request is answered, if so. */
    Optional<String> unreachableReason() throws InterruptedException {
        try {
            Answer.await(client.listBuckets(request ->
                    request.maxBuckets(1).overrideConfiguration(override -> override.apiCallTimeout(PROBE))));
            return Optional.empty();
        } catch (ExecutionException e) {
            StorageException failure = S3Failures.explain(e, "s3:ListAllMyBuckets", "", "the endpoint");
            return S3Failures.isOutage(e) || failure.remedy() == StorageException.Remedy.WAIT
                    ? Optional.of(failure.reason())
                    : Optional.empty();
        }
    }

    private int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }
}
