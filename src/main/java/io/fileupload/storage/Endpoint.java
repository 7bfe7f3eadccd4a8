package io.fileupload.storage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Where S3 is on the network. */
final class Endpoint {

    private static final int CONNECT_MILLIS = 2_000;

    private final URI uri;

    Endpoint(S3AsyncClient client, StorageSettings settings) {
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

    private int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }
}
