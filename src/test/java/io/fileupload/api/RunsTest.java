package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to an upload when: each run with its kind, who asked for it, and its own figures. */
class RunsTest {

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
    void listsTheFirstRunAndWhatTheMonitorFound() throws IOException {
        Path folder = folderWith("watched", "one.txt", "12345");
        create("watched", folder, "");
        awaitRuns("watched", "upload COMPLETED");
        Files.writeString(folder.resolve("two.txt"), "123");

        awaitRuns("watched", "watch COMPLETED", "upload COMPLETED");

        JsonNode watch = runs("watched", "").get(0);
        JsonNode upload = runs("watched", "").get(1);
        assertThat(figures(upload)).isEqualTo("scanned 1, new 1, changed 0, uploaded 1, failed 0, bytes 5");
        assertThat(figures(watch)).isEqualTo("scanned 2, new 1, changed 0, uploaded 1, failed 0, bytes 3");
        assertThat(upload.path("by").asString()).isEqualTo("anonymous");
        assertThat(watch.path("by").asString()).isEqualTo("monitor");
        assertThat(watch.path("node").asString())
                .isNotEmpty()
                .isEqualTo(upload.path("node").asString());
        assertThat(watch.path("started_at").asString())
                .isGreaterThanOrEqualTo(upload.path("ended_at").asString());
        assertThat(watch.path("error").isNull()).isTrue();
    }

    @Test
    void listsNoRunForALookThatFindsNothing() throws IOException {
        create("quiet", folderWith("quiet", "one.txt", "1"), "");
        awaitRuns("quiet", "upload COMPLETED");
        String first = upload("quiet").path("last_scan_at").asString();

        await().until(() -> !upload("quiet").path("last_scan_at").asString().equals(first));

        assertThat(summary("quiet")).containsExactly("upload COMPLETED");
    }

    @Test
    void listsWhatControlsAskedFor() throws IOException {
        Path folder = folderWith("steered", "one.txt", "1");
        create(
                "steered",
                folder,
                ", \"monitor\": false, \"destination_prefix\": \"%s\"".formatted("long/".repeat(204)));
        awaitRuns("steered", "upload FAILED");

        post("steered", "/retry");
        awaitRuns("steered", "retry FAILED", "upload FAILED");
        Files.writeString(folder.resolve("two.txt"), "2");
        post("steered", "/rescan");
        awaitRuns("steered", "rescan FAILED", "retry FAILED", "upload FAILED");

        JsonNode rescan = runs("steered", "").get(0);
        assertThat(rescan.path("by").asString()).isEqualTo("anonymous");
        assertThat(rescan.path("error").asString()).contains("2 of 2 files failed", "KEY_TOO_LONG");
        assertThat(figures(rescan)).isEqualTo("scanned 2, new 1, changed 0, uploaded 0, failed 1, bytes 0");
    }

    @Test
    void namesTheKeyThatAskedForIt(@TempDir Path other) throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("secret".getBytes(StandardCharsets.UTF_8)));
        try (RunningService keyed = RunningService.start(other, "--API_KEYS=nightly-backup:operator:" + hash)) {
            String body = "{\"upload_id\": \"keyed\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"}"
                    .formatted(keyed.folder(), RunningService.BUCKET);
            keyed.send("POST", UPLOADS, BodyPublishers.ofString(body), with("secret"));

            HttpResponse<String> runs = keyed.get(UPLOADS + "/keyed/runs", with("secret"));

            assertThat(runs.body()).contains("\"by\":\"nightly-backup\"");
        }
    }

    private static String[] with(String key) {
        return new String[] {"Content-Type", "application/json", "X-API-Key", key};
    }

    @Test
    void pagesFromTheNewestToTheOldest() throws IOException {
        create("paged", folderWith("paged", "one.txt", "1"), ", \"monitor\": false");
        awaitRuns("paged", "upload COMPLETED");
        post("paged", "/rescan");
        awaitRuns("paged", "rescan COMPLETED", "upload COMPLETED");
        post("paged", "/rescan");
        awaitRuns("paged", "rescan COMPLETED", "rescan COMPLETED", "upload COMPLETED");

        List<Long> ids = new ArrayList<>();
        JsonNode page = page("paged", "?limit=1");
        while (!page.path("next_cursor").isNull()) {
            ids.add(page.at("/runs/0/id").asLong());
            page = page("paged", "?limit=1&cursor=" + page.path("next_cursor").asString());
        }
        ids.add(page.at("/runs/0/id").asLong());

        assertThat(ids)
                .containsExactlyElementsOf(runs("paged", "").stream()
                        .map(run -> run.path("id").asLong())
                        .toList());
        assertThat(ids).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=", "cursor=***", "cursor=YQ", "cursor=LTE"})
    void refusesBadQueriesByName(String query) throws IOException {
        create("asked", folderWith("asked", "one.txt", "1"), "");

        HttpResponse<String> answer = service.get(UPLOADS + "/asked/runs?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void hasNoRunsOfAnUploadThatDoesNotExist() {
        HttpResponse<String> answer = service.get(UPLOADS + "/nowhere/runs");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no upload 'nowhere'");
    }

    private static void awaitRuns(String id, String... newestFirst) {
        await().untilAsserted(() -> assertThat(summary(id)).containsExactly(newestFirst));
    }

    private static List<String> summary(String id) {
        return runs(id, "").stream()
                .map(run ->
                        run.path("kind").asString() + " " + run.path("state").asString())
                .toList();
    }

    private static String figures(JsonNode run) {
        return "scanned %d, new %d, changed %d, uploaded %d, failed %d, bytes %d"
                .formatted(
                        run.path("scanned_files").asLong(),
                        run.path("new_files").asLong(),
                        run.path("changed_files").asLong(),
                        run.path("uploaded_files").asLong(),
                        run.path("failed_files").asLong(),
                        run.path("uploaded_bytes").asLong());
    }

    private static List<JsonNode> runs(String id, String query) {
        return List.copyOf(page(id, query).path("runs").values());
    }

    private static JsonNode page(String id, String query) {
        return json(UPLOADS + "/" + id + "/runs" + query);
    }

    private static JsonNode upload(String id) {
        return json(UPLOADS + "/" + id);
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Path folderWith(String name, String file, String content) throws IOException {
        Path folder = Files.createDirectories(service.folder().resolve(name));
        Files.writeString(folder.resolve(file), content);
        return folder;
    }

    private static void create(String id, Path folder, String more) {
        service.post(
                UPLOADS,
                "{\"upload_id\": \"%s\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"%s}"
                        .formatted(id, folder, RunningService.BUCKET, more));
    }

    private static void post(String id, String control) {
        HttpResponse<String> answer = service.send("POST", UPLOADS + "/" + id + control, BodyPublishers.noBody());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
