package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many clients at once, each with a connection of its own. */
public final class Crowd implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<SocketChannel> clients = new ArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> toSend = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "crowd");
    private volatile int open;
    private volatile boolean ended;

    private Crowd() throws IOException {}

    /** Begins to connect them. */
    public static Crowd connect(int port, int count) throws IOException {
        Crowd crowd = new Crowd();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < count; i++) {
            SocketChannel client = SocketChannel.open();
            client.configureBlocking(false);
            client.register(crowd.selector, SelectionKey.OP_CONNECT);
            crowd.clients.add(client);
            client.connect(address);
        }
        crowd.open = count;
        crowd.thread.start();
        return crowd;
    }

    /** Each sends this, as soon as it is connected. */
    public void send(String text) {
        toSend.add(text.replace("\n", "\r\n"));
        selector.wakeup();
    }

    /** The status codes so far. */
    public List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** Whether the server has closed every connection. */
    public boolean isClosed() {
        return open <= 0;
    }

    private void run() {
        List<String> script = new ArrayList<>();
        while (!ended) {
            try {
                selector.select(this::ready, 100);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (String text = toSend.poll(); text != null; text = toSend.poll()) {
                script.add(text);
            }
            selector.keys().stream().filter(SelectionKey::isValid).forEach(key -> say(key, script));
        }
    }

    private void ready(SelectionKey key) {
        SocketChannel client = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && client.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                key.attach(0);
            } else if (key.isReadable()) {
                read(key, client);
            }
        } catch (IOException e) {
            gone(key);
        }
    }

    private void read(SelectionKey key, SocketChannel client) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        if (client.read(buffer) < 0) {
            gone(key);
            return;
        }
        String text = US_ASCII.decode(buffer.flip()).toString();
        if (text.startsWith("HTTP/1.1 ")) {
            answers.add(Integer.parseInt(text.substring(9, 12)));
        }
    }

    /** What of the script this client has not said yet; how far it is, is attached to its key. */
    private void say(SelectionKey key, List<String> script) {
        if (!(key.attachment() instanceof Integer said) || said == script.size()) {
            return;
        }
        key.attach(script.size());
        try {
            String text = String.join("", script.subList(said, script.size()));
            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
        } catch (IOException e) {
            gone(key);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes it
    private void gone(SelectionKey key) {
        key.cancel();
        close((SocketChannel) key.channel());
        open--;
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        selector.wakeup();
        clients.forEach(Crowd::close);
    }
}
