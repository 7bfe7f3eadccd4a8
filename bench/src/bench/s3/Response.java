package bench.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** An answer: headers as name, value, name, value. */
record Response(int status, List<String> headers, String body) {

    static Response ok(String... headers) {
        return new Response(200, List.of(headers), "");
    }

    static Response noContent() {
        return new Response(204, List.of(), "");
    }

    static Response xml(String body) {
        return new Response(200, List.of("Content-Type", "application/xml"), body);
    }

    static Response error(int status, String code) {
        return new Response(
                status, List.of("Content-Type", "application/xml"), "<Error><Code>" + code + "</Code></Error>");
    }

    /** A HEAD says the length of the object, which its headers bring, and has no body. */
    byte[] toBytes(boolean isHead) {
        StringBuilder head =
                new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" -\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        if (!headers.contains("Content-Length") && status != 204) {
            head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        head.append("x-amz-request-id: 0\r\n\r\n");
        return (isHead ? head : head.append(body)).toString().getBytes(UTF_8);
    }
}
