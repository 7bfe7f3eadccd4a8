package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection over an {@link S3Wire}: requests are read one by one, answers pass as they are. */
final class S3WireConnection implements Closeable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final byte[] FAILURE =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

    private final Socket client;
    private final Socket server;
    private final S3Wire wire;

    S3WireConnection(Socket client, URI server, S3Wire wire) throws IOException {
        this.client = client;
        this.server = new Socket(server.getHost(), server.getPort());
        this.wire = wire;
        client.setTcpNoDelay(true);
        this.server.setTcpNoDelay(true);
    }

    void start(Runnable ended) {
        run(() -> server.getInputStream().transferTo(client.getOutputStream()), () -> {});
        run(this::passRequests, ended);
    }

    private void run(Transfer transfer, Runnable ended) {
        Thread thread = new Thread(
                () -> {
                    try (this) {
                        transfer.run();
                    } catch (IOException e) {
                        // One side has gone; closing tells the other.
                    } finally {
                        ended.run();
                    }
                },
                "s3-wire-connection");
        thread.setDaemon(true);
        thread.start();
    }

    private void passRequests() throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16);
        for (byte[] head = head(in); head.length > 0; head = head(in)) {
            String text = new String(head, ISO_8859_1);
            String request = text.substring(0, text.indexOf(" HTTP/"));
            wire.awaitTurn(request);
            if (client.isClosed()) {
                return;
            }
            boolean pass = wire.passes(request);
            OutputStream out = pass ? server.getOutputStream() : OutputStream.nullOutputStream();
            out.write(head);
            body(in, out, length(text));
            if (!pass) {
                client.getOutputStream().write(FAILURE);
            }
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            end = next == '\n' ? end + 1 : next == '\r' ? end : 0;
            if (end == 2) {
                return head.toByteArray();
            }
        }
        return new byte[0];
    }

    private static long length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Long.parseLong(length.group(1)) : 0;
    }

    private void body(InputStream in, OutputStream out, long length) throws IOException {
        boolean corrupt = wire.corrupts(length);
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("The request ended before its body did");
            }
            left -= read;
            if (corrupt && left <= length / 2) {
                buffer[read / 2] ^= 1;
                corrupt = false;
            }
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() {
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private interface Transfer {
        void run() throws IOException;
    }
}
