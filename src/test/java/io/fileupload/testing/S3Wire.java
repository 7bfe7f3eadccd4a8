package io.fileupload.testing;

import io.fileupload.s3.S3Feature;
import io.fileupload.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire to an S3 server: notes each request that passes, fails some if asked to, and can be cut. */
public final class S3Wire implements S3Server {
    private static final int PLENTY = 1 << 30;

    private final S3Server server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<S3WireConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean corrupt = new AtomicBoolean();
    private final Semaphore turns = new Semaphore(PLENTY);
    private final int port;
    private volatile ServerSocket listening;

    private S3Wire(S3Server server) throws IOException {
        this.server = server;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    public static S3Wire to(S3Server server) {
        try {
            return new S3Wire(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method and target of each request since the last {@link #forget}, such as {@code PUT /bucket/key}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The requests that carry content: whole objects and parts. */
    public List<String> sent() {
        return requests.stream().filter(request -> request.startsWith("PUT ")).toList();
    }

    public void forget() {
        requests.clear();
    }

    /** Lets so many more requests with content pass and holds the next ones back until {@link #goOn}. */
    public void holdAfter(int sends) {
        turns.drainPermits();
        turns.release(sends);
    }

    public boolean isHolding() {
        return turns.hasQueuedThreads();
    }

    public void goOn() {
        turns.drainPermits();
        turns.release(PLENTY);
    }

    void awaitTurn(String request) {
        if (request.startsWith("PUT ")) {
            turns.acquireUninterruptibly();
        }
    }

    /** Ends what a dead client left on the wire. */
    public void dropConnections() {
        connections.forEach(S3WireConnection::close);
    }

    /** Answers so many of the next requests with 500, without the server knowing of them. */
    public void failNext(int count) {
        failures.set(count);
    }

    /** Changes a byte in the next body that passes and is no mere XML. */
    public void corruptNext() {
        corrupt.set(true);
    }

    boolean corrupts(long bodyLength) {
        return bodyLength > 50 && corrupt.getAndSet(false);
    }

    /** From now on no one answers at the endpoint. */
    public void cut() {
        try {
            listening.close();
            dropConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void mend() {
        try {
            listening = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen(int wished) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wished));
        Thread acceptor = new Thread(() -> accept(socket), "s3-wire");
        acceptor.setDaemon(true);
        acceptor.start();
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                S3WireConnection connection = new S3WireConnection(client, server.endpoint(), this);
                connections.add(connection);
                connection.start(() -> connections.remove(connection));
            } catch (IOException e) {
                // The wire is cut, or this one client has gone.
            }
        }
    }

    boolean passes(String request) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return false;
        }
        requests.add(request);
        return true;
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Set<S3Feature> features() {
        return server.features();
    }

    @Override
    public String accessKey() {
        return server.accessKey();
    }

    @Override
    public String secretKey() {
        return server.secretKey();
    }

    @Override
    public void close() {
        cut();
        server.close();
    }
}
