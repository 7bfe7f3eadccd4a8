package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real calls answer is what the OpenAPI document says of them. */
class DocumentedAnswersTest {

    private static final String UPLOADS = "/api/v1/uploads";

    @TempDir
    static Path temp;

    private static RunningService service;
    private static ApiDocument document;

    @BeforeAll
    static void start() {
        service = RunningService.start(temp);
        document = ApiDocument.parse(service.get("/v3/api-docs").body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void acceptsTheExamplesOfRequests() {
        for (ApiDocument.Example example : document.requests()) {
            String body = example.value()
                    .toString()
                    .replace("/data/reports", service.folder().toString());

            HttpResponse<String> preview = service.post(UPLOADS + "/preview", body);
            HttpResponse<String> created = service.post(UPLOADS, body);

            assertAnswer("POST " + UPLOADS + "/preview", 200, preview);
            assertAnswer("POST " + UPLOADS, 201, created);
        }
    }

    @Test
    void answersAsDocumentedWhileAnUploadLives() throws IOException {
        String body = request("life");
        String one = UPLOADS + "/{id}";

        assertAnswer("POST " + UPLOADS, 201, service.post(UPLOADS, body));
        assertAnswer("POST " + UPLOADS, 200, service.post(UPLOADS, body));
        assertAnswer("POST " + UPLOADS, 409, service.post(UPLOADS, body.replace("}", ", \"monitor\": false}")));
        await().until(() -> service.get(UPLOADS + "/life").body().contains("\"COMPLETED\""));
        assertAnswer("GET " + one, 200, service.get(UPLOADS + "/life"));
        assertAnswer("GET " + UPLOADS, 200, service.get(UPLOADS + "?limit=1&state=COMPLETED"));
        assertAnswer("GET " + one + "/files", 200, service.get(UPLOADS + "/life/files?limit=2"));
        assertAnswer("GET " + one + "/files", 200, service.get(UPLOADS + "/life/files", "Accept", "text/csv"));
        assertThat(document.errors("#/components/schemas/Upload", firstEvent("life")))
                .isEmpty();
        assertAnswer("GET " + one + "/runs", 200, service.get(UPLOADS + "/life/runs?limit=1"));
        assertAnswer("PATCH " + one, 200, service.patch(UPLOADS + "/life", "{\"monitor\": false}"));
        assertAnswer("PATCH " + one, 400, service.patch(UPLOADS + "/life", "{\"pattern\": \"*.csv\"}"));
        assertAnswer("POST " + one + "/resume", 409, call("POST", UPLOADS + "/life/resume"));
        assertAnswer("POST " + one + "/rescan", 202, call("POST", UPLOADS + "/life/rescan"));
        await().until(() -> call("DELETE", UPLOADS + "/life").statusCode() == 204);
        assertAnswer("GET " + one, 404, service.get(UPLOADS + "/life"));
    }

    @Test
    void answersControlsAsDocumented() {
        service.post(UPLOADS, request("steered").replace(RunningService.BUCKET, "no-such-bucket"));
        await().until(() -> service.get(UPLOADS + "/steered").body().contains("\"FAILED\""));

        assertAnswer("GET " + UPLOADS + "/{id}", 200, service.get(UPLOADS + "/steered"));
        assertAnswer("GET " + UPLOADS, 200, service.get(UPLOADS + "?attention=true"));
        for (String control : List.of("retry", "pause", "resume", "cancel", "rescan")) {
            HttpResponse<String> answer = call("POST", UPLOADS + "/steered/" + control);
            assertThat(answer.statusCode()).isIn(202, 409);
            assertAnswer("POST " + UPLOADS + "/{id}/" + control, answer.statusCode(), answer);
        }
    }

    @Test
    void answersTheRetryOfOneFileAsDocumented() {
        String tooLong = "\"monitor\": false, \"destination_prefix\": \"%s\"}".formatted("too-long/".repeat(113));
        service.post(UPLOADS, request("one").replace("}", ", " + tooLong));
        await().until(() -> service.get(UPLOADS + "/one").body().contains("\"FAILED\""));

        String retry = UPLOADS + "/one/retry?path=";
        assertAnswer("POST " + UPLOADS + "/{id}/retry", 404, call("POST", retry + "nothing"));
        assertAnswer("POST " + UPLOADS + "/{id}/retry", 202, call("POST", retry + "2023/q4.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/uploads, ?limit=0, 400",
        "GET, /api/v1/uploads, ?attention=maybe, 400",
        "GET, /api/v1/uploads/{id}, '', 404",
        "DELETE, /api/v1/uploads/{id}, '', 404",
        "GET, /api/v1/uploads/{id}/files, '', 404",
        "GET, /api/v1/uploads/{id}/runs, '', 404",
        "GET, /api/v1/uploads/{id}/events, '', 404",
        "POST, /api/v1/uploads/{id}/pause, '', 404",
        "POST, /api/v1/uploads/{id}/resume, '', 404",
        "POST, /api/v1/uploads/{id}/cancel, '', 404",
        "POST, /api/v1/uploads/{id}/retry, '', 404",
        "POST, /api/v1/uploads/{id}/rescan, '', 404",
        "POST, /api/v1/uploads, '', 415",
        "PATCH, /api/v1/uploads/{id}, '', 415",
        "POST, /api/v1/uploads/preview, '', 415",
        "GET, /health, '', 200"
    })
    void answersProblemsAsDocumented(String method, String path, String query, int status) {
        HttpResponse<String> answer = call(method, path.replace("{id}", "unknown") + query);

        assertAnswer(method + " " + path, status, answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v1/uploads", "GET /api/v1/uploads/events", "DELETE /api/v1/uploads/{id}", "GET /health"
            })
    void answersAnAcceptHeaderThatNothingFitsAsDocumented(String operation) {
        String[] call = operation.split(" ");

        HttpResponse<String> answer = service.send(
                call[0], call[1].replace("{id}", "unknown"), BodyPublishers.noBody(), "Accept", "image/png");

        assertAnswer(operation, 406, answer);
    }

    private static void assertAnswer(String operation, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(operation + " " + answer.body()).isEqualTo(status);
        assertThat(document.contradictions(operation, answer)).as(operation).isEmpty();
    }

    private static HttpResponse<String> call(String method, String path) {
        return service.send(method, path, BodyPublishers.noBody());
    }

    private static String request(String id) {
        return "{\"upload_id\": \"%s\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"}"
                .formatted(id, service.folder(), RunningService.BUCKET);
    }

    private static String firstEvent(String id) throws IOException {
        try (InputStream stream = service.uri()
                        .resolve(UPLOADS + "/" + id + "/events")
                        .toURL()
                        .openStream();
                BufferedReader events = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).startsWith("event: ");
            return events.readLine().substring("data: ".length());
        }
    }
}
