package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages as they come, before any script. */
class ReadingWithoutScriptIT {

    private static final int MAX_PAGE_BYTES = 200_000;

    private static TestSite site;

    @BeforeAll
    static void upload() {
        site = TestSite.shared();
        site.s3().createBucket("plain");
        site.folder("plain", Map.of("first.txt", 10L, "second <b>.txt", 20L));
        HttpResponse<String> started = start("plain");

        assertThat(started.statusCode()).isEqualTo(303);
        assertThat(started.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/uploads/plain"));
        Awaitility.await().until(() -> page("/uploads/plain").contains("Completed"));
    }

    @Test
    void listsUploads() {
        assertThat(page("/?q=PLAIN")).contains("/uploads/plain", "s3://plain/", "100 %", "30 B");
        assertThat(page("/?state=COMPLETED&q=plain")).contains("/uploads/plain");
        assertThat(page("/?state=FAILED&q=plain")).contains("No upload matches");
    }

    @Test
    void showsAnUploadWithItsFilesAndEscapesTheirNames() {
        String page = page("/uploads/plain?files=UPLOADED");

        assertThat(page).contains("first.txt", "second &lt;b&gt;.txt", "CRC32:", "curl http://127.0.0.1");
        assertThat(page("/uploads/plain?files=FAILED")).contains("No files in this state");
    }

    @Test
    void searchesFilesByPath() {
        assertThat(page("/uploads/plain?q=%3Cb"))
                .contains("second &lt;b&gt;.txt", "href=\"/uploads/plain?files=FAILED&amp;q=%3Cb#files\"")
                .doesNotContain("first.txt");
        assertThat(page("/uploads/plain?files=UPLOADED&q=third")).contains("No path contains “third”");
    }

    @Test
    void opensFoldersAndPreviewsByPlainForms() {
        String folder = site.folder("plain", Map.of()).toString();

        String browsed = site.post("/new", Map.of("browse", folder, "destination_bucket", "kept"))
                .body();
        String previewed = site.post("/new", Map.of("preview", "true", "source_folder", folder))
                .body();

        assertThat(browsed).contains("value=\"" + folder + "\"", "value=\"kept\"", "0 folders, 2 files in it");
        assertThat(previewed).contains("first.txt", "30 B");
    }

    @Test
    void refusesFoldersOutsideTheRoots() {
        assertThat(page("/new/folders?browse=/etc")).contains("SOURCE_ROOTS").doesNotContain("cron");
    }

    @Test
    void downloadsTheFilesAsCsv() {
        Matcher link = Pattern.compile("href=\"([^\"]*files\\.csv[^\"]*)\"").matcher(page("/uploads/plain"));
        assertThat(link.find()).isTrue();

        HttpResponse<String> csv = site.get(link.group(1));

        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"plain.csv\"");
        assertThat(csv.body()).contains("first.txt,first.txt,UPLOADED");
    }

    @Test
    void answersWhatGoesWrongWithAPage() {
        assertThat(site.get("/uploads/none").statusCode()).isEqualTo(404);
        assertThat(site.get("/nowhere").body()).contains("There is nothing here");
        assertThat(site.post("/uploads/plain/resume", Map.of()).statusCode()).isEqualTo(409);
        assertThat(site.get("/?state=ODD").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAFormThatIsWrongAndSaysWhere() {
        HttpResponse<String> refused = site.post("/new", Map.of("source_folder", "/etc", "destination_bucket", "X"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("source_folder-error", "destination_bucket-error");
    }

    @Test
    void allowsNothingThatTheServiceDidNotSend() {
        HttpResponse<String> page = site.get("/uploads/plain");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(page.body()).doesNotContainPattern("<script>|<style| style=| onclick=");
    }

    @Test
    void isSmall() {
        String page = page("/");
        Matcher assets =
                Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(page);
        int bytes = page.length();
        while (assets.find()) {
            HttpResponse<String> asset = site.get(assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).hasValue("max-age=2592000");
            bytes += asset.body().length();
        }
        assertThat(bytes).isLessThan(MAX_PAGE_BYTES);
    }

    private static HttpResponse<String> start(String id) {
        return site.post(
                "/new",
                Map.of(
                        "upload_id",
                        id,
                        "source_folder",
                        site.folder(id, Map.of()).toString(),
                        "destination_bucket",
                        id,
                        "tags",
                        "team=a\nyear=2026"));
    }

    private static String page(String path) {
        return site.get(path).body();
    }
}
