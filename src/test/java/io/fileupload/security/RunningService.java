package io.fileupload.security;

import io.fileupload.FileUploadApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port, with a database of its own and an S3 server that does not answer. */
record RunningService(ConfigurableApplicationContext context, HttpClient client) implements AutoCloseable {

    static RunningService start(Path folder, String... settings) {
        Stream<String> own = Stream.of(
                "--DATABASE_URL=sqlite:///" + folder.resolve("uploads.db"),
                "--AWS_ENDPOINT_URL=http://127.0.0.1:1",
                "--SERVER_PORT=0");
        String[] args = Stream.concat(own, Stream.of(settings)).toArray(String[]::new);
        return new RunningService(
                new SpringApplicationBuilder(FileUploadApplication.class).run(args), HttpClient.newHttpClient());
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(method, path, headers), BodyHandlers.ofString());
    }

    HttpResponse<String> send(TestKey key, String method, String path) throws IOException, InterruptedException {
        return send(method, path, bearer(key));
    }

    /** Does not wait for the end of the answer, which may be a stream of events. */
    int status(EveryRequest request, String... headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(request(request.method(), request.path(), headers), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    static String[] bearer(TestKey key) {
        return new String[] {"Authorization", "Bearer " + key.secret()};
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }
}
