package io.fileupload.testing;

import io.fileupload.s3.S3Feature;
import io.fileupload.s3.S3Server;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands between the service and an S3 server, notes each request, and lets faults happen by rule. */
public final class FaultProxy implements S3Server {
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final S3Server server;
    private final List<S3Call> calls = new CopyOnWriteArrayList<>();
    private final List<S3Call> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int port;
    private volatile ServerSocket listening;

    private FaultProxy(S3Server server) {
        this.server = server;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    public static FaultProxy to(S3Server server) {
        return new FaultProxy(server);
    }

    /** The next so many requests of this kind meet the fault. The rule made first wins. */
    public void inject(Predicate<S3Call> requests, int times, Fault fault) {
        rules.add(new Rule(requests, new AtomicInteger(times), fault));
    }

    public void heal() {
        rules.clear();
    }

    /** Forgets the rules and the requests. */
    public void reset() {
        heal();
        calls.clear();
        acknowledged.clear();
    }

    public List<S3Call> calls(Predicate<S3Call> which) {
        return calls.stream().filter(which).toList();
    }

    /** Those whose success the client was told in full. */
    public List<S3Call> acknowledged(Predicate<S3Call> which) {
        return acknowledged.stream().filter(which).toList();
    }

    /** No one answers at the endpoint any more. */
    public void down() {
        try {
            listening.close();
            dropConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void up() {
        listening = listen(port);
    }

    public void dropConnections() {
        clients.forEach(FaultProxy::close);
    }

    private ServerSocket listen(int wished) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wished), 200);
            start("fault-proxy", () -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                start("fault-proxy-client", () -> serve(client));
            } catch (IOException e) {
                // The proxy is down, or this one client has gone.
            }
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            for (String head = HttpText.readHead(in); head != null; head = HttpText.readHead(in)) {
                pass(new Exchange(call(head), head, client, in, this));
            }
        } catch (IOException e) {
            // One side has gone; closing tells the other.
        } finally {
            clients.remove(client);
        }
    }

    private static S3Call call(String head) {
        String[] line = head.split(" ", 3);
        String length = HttpText.header(head, "content-length");
        return new S3Call(line[0], line[1], length == null ? 0 : Long.parseLong(length));
    }

    private void pass(Exchange exchange) throws IOException {
        calls.add(exchange.call());
        Optional<Rule> rule =
                rules.stream().filter(r -> r.takes(exchange.call())).findFirst();
        if (rule.isPresent()) {
            rule.get().fault.happen(exchange);
        } else {
            exchange.answer(exchange.forward(exchange.request()));
        }
    }

    void answered(S3Call call, HttpText answer) {
        if (answer.head().startsWith("HTTP/1.1 2")) {
            acknowledged.add(call);
        }
    }

    void awaitClosed(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI server() {
        return server.endpoint();
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
    public void close() {
        closed.countDown();
        down();
        server.close();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private record Rule(Predicate<S3Call> requests, AtomicInteger left, Fault fault) {
        boolean takes(S3Call call) {
            return requests.test(call) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }
}
