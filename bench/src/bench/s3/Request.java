package bench.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A request by path style; trailers join the headers once the body is read. */
record Request(
        String method,
        String bucket,
        String key,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII);

    /** The next request, or null if there is none. */
    static Request read(InputStream in, OutputStream out) throws IOException {
        String line = Lines.read(in);
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ");
        Map<String, String> headers = new HashMap<>();
        Lines.readHeaders(in, headers);
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write(CONTINUE);
        }
        return of(words[0], words[1], headers, Body.of(in, headers));
    }

    private static Request of(String method, String target, Map<String, String> headers, InputStream body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        int slash = path.indexOf('/', 1);
        String bucket = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        return new Request(method.toUpperCase(Locale.ROOT), bucket, key, parameters(query), headers, body);
    }

    private static Map<String, String> parameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    boolean asks(String parameter) {
        return query.containsKey(parameter);
    }

    long number(String parameter, long otherwise) {
        return Long.parseLong(query.getOrDefault(parameter, Long.toString(otherwise)));
    }
}
