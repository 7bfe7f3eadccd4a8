package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends requests that no decent client would, byte for byte. */
public record RawHttp(int port) {

    /** @param request its line and headers; those on the connection and the length are added */
    public Response send(String request, String body) {
        return sendAsIs(request + "\nConnection: close\nContent-Length: " + body.getBytes(UTF_8).length, body);
    }

    public Response sendAsIs(String request, String body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((request.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(UTF_8));
            return Response.of(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer as it came. */
    public record Response(int status, String head, String body) {
        static Response of(String text) {
            int end = text.indexOf("\r\n\r\n");
            return new Response(
                    Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }

        public boolean isProblem() {
            return head.contains("application/problem+json");
        }
    }
}
