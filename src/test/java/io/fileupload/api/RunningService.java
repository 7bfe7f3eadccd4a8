package io.fileupload.api;

import io.fileupload.FileUploadApplication;
import io.fileupload.s3.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service with an S3 server of its own and a few files to upload, spoken to over HTTP. */
final class RunningService implements AutoCloseable {

    static final String BUCKET = "my-bucket";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedS3 s3 = EmbeddedS3.inMemory();
    private final Path folder;
    private final ConfigurableApplicationContext context;

    private RunningService(Path temp, String... settings) {
        s3.createBucket(BUCKET);
        folder = withFiles(temp.resolve("reports"));
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--DATABASE_URL=sqlite:///" + temp.resolve("uploads.db"),
                "--AWS_ENDPOINT_URL=" + s3.endpoint(),
                "--SOURCE_ROOTS=" + folder));
        arguments.addAll(List.of(settings));
        context = new SpringApplicationBuilder(FileUploadApplication.class).run(arguments.toArray(String[]::new));
    }

    /** @param settings more of them, such as {@code --CHUNK_SIZE=5242880} */
    static RunningService start(Path temp, String... settings) {
        return new RunningService(temp, settings);
    }

    /** Canonical, as requests must name it. */
    Path folder() {
        return folder;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    HttpResponse<String> patch(String path, String json) {
        return send("PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri() + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private static Path withFiles(Path folder) {
        try {
            Files.createDirectories(folder.resolve("2023"));
            Files.writeString(folder.resolve("2023/q4.csv"), "a,b\n1,2\n");
            Files.writeString(folder.resolve("summary.pdf"), "not really");
            Files.createFile(folder.resolve("empty.txt"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        s3.close();
    }
}
