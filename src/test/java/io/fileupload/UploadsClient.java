package io.fileupload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service as any outside program would: HTTP and JSON. */
final class UploadsClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI uploads;

    UploadsClient(URI uploads) {
        this.uploads = uploads;
    }

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer create(Map<String, String> request) {
        return send(HttpRequest.newBuilder(uploads)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(request))));
    }

    Answer job(String id) {
        return send(HttpRequest.newBuilder(URI.create(uploads + "/" + id)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + uploads, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + uploads, e);
        }
    }

    private JsonNode parse(String body) {
        return json.readTree(body.isBlank() ? "{}" : body);
    }
}
