package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads that need a person say what for, and can be listed by themselves. */
class AttentionTest {

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
    void aMissingBucketNeedsAPerson() throws IOException {
        create("no-bucket", folderWith("no-bucket"), "not-there");

        await().until(() -> upload("no-bucket").path("state").asString().equals("FAILED"));

        JsonNode attention = upload("no-bucket").path("attention");
        assertThat(attention.path("code").asString()).isEqualTo("NO_SUCH_BUCKET");
        assertThat(attention.path("reason").asString()).contains("not-there");
        assertThat(attention.path("since").asString()).isNotEmpty();
        assertThat(ids("?attention=true")).contains("no-bucket");
        assertThat(ids("?attention=true&state=FAILED")).contains("no-bucket");
        assertThat(ids("?attention=true&state=COMPLETED")).doesNotContain("no-bucket");
    }

    @Test
    void aFolderThatVanishedNeedsAPersonUntilItIsBack() throws IOException {
        Path folder = folderWith("vanishing");
        create("vanished", folder, RunningService.BUCKET);
        await().until(() -> upload("vanished").path("state").asString().equals("COMPLETED"));

        Path away = Files.move(folder, folder.resolveSibling("away"));
        await().until(() -> upload("vanished").path("attention").isObject());

        JsonNode attention = upload("vanished").path("attention");
        assertThat(attention.path("code").asString()).isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(attention.path("reason").asString()).contains(folder.toString());
        assertThat(upload("vanished").path("state").asString()).isEqualTo("COMPLETED");
        await().until(() ->
                upload("vanished").path("attention").path("next_try_at").isString());
        assertThat(ids("?attention=true")).contains("vanished");

        Files.move(away, folder);
        await().until(() -> upload("vanished").path("attention").isNull());
        assertThat(ids("?attention=true")).doesNotContain("vanished");
    }

    @Test
    void whatGoesWellNeedsNoOne() throws IOException {
        create("well", folderWith("well"), RunningService.BUCKET);
        await().until(() -> upload("well").path("state").asString().equals("COMPLETED"));

        assertThat(upload("well").path("attention").isNull()).isTrue();
        assertThat(ids("?attention=true")).doesNotContain("well");
        assertThat(ids("?attention=false")).contains("well");
    }

    @Test
    void pagesThroughThoseThatNeedAPerson() throws IOException {
        Path folder = folderWith("paged");
        for (String id : List.of("paged-1", "paged-2", "paged-3")) {
            create(id, folder, "not-there");
            await().until(() -> upload(id).path("attention").isObject());
        }

        JsonNode first = list("?attention=true&limit=1");
        JsonNode second = list(
                "?attention=true&limit=1&cursor=" + first.path("next_cursor").asString());

        assertThat(first.at("/uploads/0/upload_id").asString()).isEqualTo("paged-3");
        assertThat(second.at("/uploads/0/upload_id").asString()).isEqualTo("paged-2");
    }

    private static List<String> ids(String query) {
        return list(query).path("uploads").values().stream()
                .map(upload -> upload.path("upload_id").asString())
                .toList();
    }

    private static JsonNode list(String query) {
        HttpResponse<String> answer = service.get(UPLOADS + query);
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

    private static void create(String id, Path folder, String bucket) {
        service.post(
                UPLOADS,
                "{\"upload_id\": \"%s\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"}"
                        .formatted(id, folder, bucket));
    }
}
