package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of HTTP/1.1 as text and bytes.
 *
 * @param head first line and headers, each ended by CR LF, without the empty line
 */
record HttpText(String head, byte[] body) {

    /** Up to the empty line; null at the end of the stream. */
    static @Nullable String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            if (ends == 2) {
                return head.toString(ISO_8859_1).replaceFirst("\r\n$", "");
            }
        }
        return null;
    }

    static HttpText readAnswer(InputStream in, boolean withoutBody) throws IOException {
        String head = readHead(in);
        if (head == null) {
            throw new EOFException("The server gave no answer");
        }
        boolean empty = withoutBody || head.matches("(?s)HTTP/1.1 (1..|204|304).*");
        if (!empty && "chunked".equals(header(head, "transfer-encoding"))) {
            byte[] body = readChunks(in);
            return new HttpText(head, body).without("transfer-encoding").with("Content-Length", body.length + "");
        }
        return new HttpText(head, empty ? new byte[0] : readBody(in, head));
    }

    static byte[] readBody(InputStream in, String head) throws IOException {
        String length = header(head, "content-length");
        return length == null && "chunked".equals(header(head, "transfer-encoding"))
                ? readChunks(in)
                : readExactly(in, length == null ? 0 : Integer.parseInt(length));
    }

    static @Nullable String header(String head, String name) {
        Matcher header = Pattern.compile("(?im)^" + name + ": *([^\r\n]*)").matcher(head);
        return header.find() ? header.group(1).strip() : null;
    }

    HttpText with(String name, String value) {
        return new HttpText(without(name).head + name + ": " + value + "\r\n", body);
    }

    HttpText without(String name) {
        return new HttpText(head.replaceAll("(?im)^" + name + ":[^\r\n]*\r\n", ""), body);
    }

    HttpText withBody(byte[] changed) {
        return new HttpText(head, changed);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((head + "\r\n").getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(readExactly(in, size));
            readExactly(in, 2);
        }
        readExactly(in, 2);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("%d of %d bytes came".formatted(bytes.length, length));
        }
        return bytes;
    }
}
