package io.fileupload.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** An HTTPS server that no one has a reason to trust; counts what it is told all the same. */
public final class SelfSignedServer implements AutoCloseable {
    private static final char[] PASSWORD = "password".toCharArray();

    private final SSLServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bytesRead = new AtomicLong();

    private SelfSignedServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    /** @param folder where its key is kept */
    public static SelfSignedServer start(Path folder) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys(folder.resolve("server.p12")).getKeyManagers(), null, null);
            SelfSignedServer server = new SelfSignedServer((SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::serve, "self-signed-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String endpoint() {
        return "https://localhost:" + socket.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Bytes of content, not of the handshake. */
    public long bytesRead() {
        return bytesRead.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections.incrementAndGet();
                client.setSoTimeout(5_000);
                InputStream in = client.getInputStream();
                while (in.read() >= 0) {
                    bytesRead.incrementAndGet();
                }
            } catch (IOException e) {
                // The client did not trust us, as it should.
            }
        }
    }

    private static KeyManagerFactory keys(Path file) throws IOException, GeneralSecurityException {
        makeKey(file);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        return keys;
    }

    private static void makeKey(Path file) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options =
                "-genkeypair -alias s3 -keyalg EC -dname CN=localhost -ext san=dns:localhost -storetype PKCS12";
        String[] command = (keytool + " " + options + " -storepass password -keystore " + file).split(" ");
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
