package io.fileupload.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser, as far as cookies, forms and their hidden fields go; it follows no redirect. */
final class WebVisitor {

    static final String SESSION = "uploads-session";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningService service;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    WebVisitor(RunningService service) {
        this.service = service;
    }

    /** One who has signed in with this key. */
    static WebVisitor signedIn(RunningService service, TestKey key) throws IOException, InterruptedException {
        WebVisitor visitor = new WebVisitor(service);
        visitor.signIn(key.secret(), "/");
        return visitor;
    }

    HttpResponse<String> signIn(String key, String to) throws IOException, InterruptedException {
        String token = token("/sign-in");
        return post("/sign-in", Map.of("key", key, "to", to, "_csrf", token));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** All of a stream, once it has ended. */
    HttpResponse<String> events(String path) {
        try {
            return get(path, "Accept", "text/event-stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the form with these fields and no other. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> postJson(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    /** The hidden field of a form on this page. */
    String token(String page) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("No form with a token on " + page);
        }
        return token.group(1);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** The attributes that this cookie was set with. */
    static List<String> attributes(HttpResponse<?> response, String cookie) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(cookie + "="))
                .flatMap(header -> Pattern.compile("; *").splitAsStream(header).skip(1))
                .toList();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url(path)));
        all.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = service.client().send(request.build(), BodyHandlers.ofString());
        for (String header : response.headers().allValues("Set-Cookie")) {
            String[] cookie = header.split(";", 2)[0].split("=", 2);
            if (cookie[1].isEmpty()) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        }
        return response;
    }
}
