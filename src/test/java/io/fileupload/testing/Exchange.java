package io.fileupload.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request in the hands of the {@link Fault} that meets it, or of none. */
public final class Exchange {
    private final S3Call call;
    private final String head;
    private final Socket client;
    private final InputStream in;
    private final FaultProxy proxy;
    private @Nullable HttpText request;

    Exchange(S3Call call, String head, Socket client, InputStream in, FaultProxy proxy) {
        this.call = call;
        this.head = head;
        this.client = client;
        this.in = in;
        this.proxy = proxy;
    }

    S3Call call() {
        return call;
    }

    /** The whole request, its content read from the client now. */
    HttpText request() throws IOException {
        if (request == null) {
            request = new HttpText(head, HttpText.readBody(in, head));
        }
        return request;
    }

    /** Reads so much of the content and leaves the rest. */
    void readSome(long bytes) throws IOException {
        in.readNBytes((int) bytes);
    }

    HttpText forward(HttpText request) throws IOException {
        URI server = proxy.server();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request.bytes());
            return HttpText.readAnswer(socket.getInputStream(), call.method().equals("HEAD"));
        }
    }

    void answer(HttpText answer) throws IOException {
        send(answer.bytes());
        proxy.answered(call, answer);
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Waits, or less if the proxy is closed meanwhile. */
    void pause(Duration time) {
        proxy.awaitClosed(time);
    }

    /** Leaves the client waiting until it hangs up. */
    void awaitHangUp() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    void hangUp() throws IOException {
        client.close();
    }

    /** As a crashed router does it: the client reads "connection reset". */
    void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }
}
