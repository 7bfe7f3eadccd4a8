package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A client that takes its time to read an answer, as one on a bad line does. */
public final class SlowReader {
    private static final int SIP = 16 << 10;

    private SlowReader() {}

    /**
     * The body of an answer of which the first part is read so slowly that it takes this long.
     *
     * @throws IOException if it broke off, visibly: without the chunk that ends it
     */
    public static String read(int port, String path, String type, Duration time) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(SIP);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write(("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n\r\n")
                            .formatted(path, type)
                            .getBytes(UTF_8));
            return unchunked(read(socket.getInputStream(), System.nanoTime() + time.toNanos()));
        }
    }

    private static String read(InputStream in, long end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] sip = new byte[SIP];
        for (int count = in.read(sip); count >= 0; count = in.read(sip)) {
            all.write(sip, 0, count);
            if (System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
        return all.toString(ISO_8859_1);
    }

    private static String unchunked(String answer) throws IOException {
        StringBuilder body = new StringBuilder();
        int at = answer.indexOf("\r\n\r\n") + 4;
        while (true) {
            int end = answer.indexOf("\r\n", at);
            if (end < 0) {
                throw new EOFException("The answer broke off after " + body.length() + " bytes");
            }
            int size = Integer.parseInt(answer.substring(at, end), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(answer, end + 2, Math.min(answer.length(), end + 2 + size));
            at = end + 2 + size + 2;
        }
    }
}
