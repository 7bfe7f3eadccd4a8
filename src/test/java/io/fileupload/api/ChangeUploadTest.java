package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of an upload that exists only {@code monitor} may change. */
class ChangeUploadTest {

    private static final String UPLOADS = "/api/v1/uploads";

    @TempDir
    static Path temp;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(temp, "--FILE_MONITOR_INTERVAL=1", "--FILE_STABILITY_THRESHOLD=0");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void watchesTheFolderNoLongerAndThenAgain() throws IOException {
        Path folder = folderWith("watched");
        create("watched", folder, "");
        await().until(() -> upload("watched").path("next_scan_at").isString());

        JsonNode off = changed("watched", "{\"monitor\": false}");
        Files.writeString(folder.resolve("new.txt"), "new");

        assertThat(off.path("monitor").asBoolean()).isFalse();
        await().untilAsserted(() ->
                assertThat(upload("watched").path("next_scan_at").isNull()).isTrue());
        assertThat(upload("watched").path("total_files").asLong()).isEqualTo(1);

        JsonNode on = changed("watched", "{\"monitor\": true}");

        assertThat(on.path("monitor").asBoolean()).isTrue();
        await().until(() -> upload("watched").path("completed_files").asLong() == 2);
    }

    @Test
    void findsTheUploadByTheRequestThatMadeItAllTheSame() throws IOException {
        Path folder = folderWith("again");
        create("again", folder, "");
        changed("again", "{\"monitor\": false}");

        HttpResponse<String> same = create("again", folder, "");
        HttpResponse<String> other = create("again", folder, ", \"monitor\": false");

        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.body()).contains("\"exists\"");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(upload("again").path("monitor").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"source_folder\": \"/elsewhere\"} | source_folder | cannot be changed; only monitor can",
                "{\"upload_id\": \"other\"} | upload_id | cannot be changed; only monitor can",
                "{\"monitor\": false, \"pattern\": \"*.csv\"} | pattern | cannot be changed; only monitor can",
                "{\"monitor\": false, \"nonsense\": 1} | nonsense | cannot be changed; only monitor can",
                "{} | monitor | is required: true or false",
                "{\"monitor\": null} | monitor | is required: true or false",
                "{\"monitor\": \"false\"} | monitor | must be true or false",
                "{\"monitor\": 0} | monitor | must be true or false"
            })
    void refusesAllElseByName(String body, String field, String message) throws IOException {
        create("fixed", folderWith("fixed"), "");

        HttpResponse<String> answer = service.patch(UPLOADS + "/fixed", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"errors\":[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
        assertThat(upload("fixed").path("monitor").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "false", "{\"monitor\": false", "{\"monitor\": true, \"monitor\": false}"})
    void refusesABodyThatIsNoJsonObject(String body) throws IOException {
        create("whole", folderWith("whole"), "");

        HttpResponse<String> answer = service.patch(UPLOADS + "/whole", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(upload("whole").path("monitor").asBoolean()).isTrue();
    }

    @Test
    void takesNothingButJson() throws IOException {
        create("typed", folderWith("typed"), "");

        HttpResponse<String> answer = service.send(
                "PATCH",
                UPLOADS + "/typed",
                BodyPublishers.ofString("{\"monitor\": false}"),
                "Content-Type",
                "text/plain");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Send the body as JSON");
    }

    @Test
    void refusesABodyOverTheLimit() {
        HttpResponse<String> answer = service.patch(UPLOADS + "/any", " ".repeat(64 * 1024 + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void changesNothingThatDoesNotExist() {
        HttpResponse<String> answer = service.patch(UPLOADS + "/nowhere", "{\"monitor\": false}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no upload 'nowhere'");
    }

    private static JsonNode changed(String id, String body) {
        HttpResponse<String> answer = service.patch(UPLOADS + "/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode upload(String id) {
        return JsonMapper.shared().readTree(service.get(UPLOADS + "/" + id).body());
    }

    private static Path folderWith(String name) throws IOException {
        Path folder = Files.createDirectories(service.folder().resolve(name));
        Files.writeString(folder.resolve("one.txt"), "1");
        return folder;
    }

    private static HttpResponse<String> create(String id, Path folder, String more) {
        return service.post(
                UPLOADS,
                "{\"upload_id\": \"%s\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"%s}"
                        .formatted(id, folder, RunningService.BUCKET, more));
    }
}
