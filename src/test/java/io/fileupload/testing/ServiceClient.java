package io.fileupload.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service as any program would: HTTP and JSON. */
public final class ServiceClient {
    public static final String UPLOADS = "/api/v1/uploads";
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    ServiceClient(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public Answer post(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, Map<String, ?> body) {
        return post(path, JSON.writeValueAsString(body));
    }

    public Answer delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    /** Asks for an upload and answers its id. */
    public String create(Path folder, String bucket) {
        return create(folder, bucket, Map.of());
    }

    public String create(Path folder, String bucket, Map<String, ?> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.put("source_folder", folder.toString());
        request.put("destination_bucket", bucket);
        Answer answer = post(UPLOADS, request);
        if (answer.status() != 201) {
            throw new AssertionError("The upload was not created: " + answer);
        }
        return answer.text("upload_id");
    }

    public Answer job(String id) {
        return get(UPLOADS + "/" + id);
    }

    public JobFilesView files(String id) {
        return new JobFilesView(
                get(UPLOADS + "/" + id + "/files?limit=1000").body().path("files"));
    }

    /** Waits until the job has come to its end, well or not. */
    public Answer ended(String id) {
        return await("the end of upload " + id)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> job(id), job -> ENDED.contains(job.text("state")));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What is no JSON. */
    public String text(String path) {
        return exchange(HttpRequest.newBuilder(uri(path)).GET()).body();
    }

    private Answer send(HttpRequest.Builder request) {
        return Answer.of(exchange(request));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer, its body read as JSON. */
    public record Answer(int status, String type, String location, JsonNode body) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    JSON.readTree(response.body().isBlank() ? "{}" : response.body()));
        }

        public String text(String field) {
            return body.path(field).asString("");
        }

        public long number(String field) {
            return body.path(field).asLong();
        }
    }
}
