package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does, in a real browser. */
class UploadPagesIT {

    private static final long MIB = 1 << 20;

    private static TestSite site;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open().size(1280, 900);
        site = TestSite.shared();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void startsAnUploadByTheFormAndShowsItComplete() {
        site.s3().createBucket("by-form");
        Path folder = site.folder("by-form", Map.of("a.txt", 10L, "b/c.txt", 3 * MIB));
        browser.go(site.url("/new"));

        chooseFolder("by-form");
        assertThat(browser.find("#source_folder").getDomProperty("value")).isEqualTo(folder.toString());
        browser.awaitText("#preview .total", "2 files");
        browser.fill("#destination_bucket", "by-form");
        browser.fill("#destination_prefix", "into");
        browser.awaitText("#preview", "so names become intoa.txt");
        browser.fill("#destination_prefix", "into/");
        browser.awaitText("#preview .to-where", "to s3://by-form/into/…");
        browser.awaitText(".sample li:last-child", "into/b/c.txt");
        browser.click("#start");

        browser.awaitText("h1 + .badge", "Completed");
        assertThat(browser.text(".percent")).isEqualTo("100 %");
        assertThat(browser.text(".route-big")).contains(folder.toString(), "s3://by-form/into/");
        assertThat(browser.text("#files")).contains("a.txt", "b/c.txt", "CRC32:");
    }

    private static void chooseFolder(String name) {
        browser.click("#browser li button");
        browser.click("#browser button[value$='/" + name + "']");
        browser.awaitText("#browser .browser-bar", "/" + name);
        browser.find("#folder-0:focus, #browse-up:focus");
        assertThat(browser.find("#folder-opened").getDomProperty("textContent")).contains("/" + name);
    }

    @Test
    void saysWhyAnUploadFailedAndRetriesItOnceThatIsPutRight() {
        site.folder("no-bucket", Map.of("a.txt", 10L));
        start("no-bucket", "not-there-yet");
        browser.go(site.url("/uploads/no-bucket"));

        browser.awaitText("h1 + .badge", "Failed");
        assertThat(browser.text(".notice.bad"))
                .contains("Bucket 'not-there-yet' does not exist")
                .contains("Create the bucket, then retry");
        site.s3().createBucket("not-there-yet");
        browser.click("#do-retry");

        browser.awaitText("h1 + .badge", "Completed");
    }

    @Test
    void retriesTheOneFileWhoseButtonIsPressed() throws IOException {
        site.s3().createBucket("one-by-one");
        Path folder = site.folder("one-by-one", Map.of("good.txt", 10L, tooLong("a"), 10L, tooLong("b"), 10L));
        start("one-by-one", "one-by-one");
        browser.go(site.url("/uploads/one-by-one?files=FAILED"));
        browser.awaitText("h1 + .badge", "Failed");
        browser.awaitText("#files", tooLong("a"));
        String retry = "tbody tr:first-child button";
        assertThat(browser.find(retry).getAccessibleName()).isEqualTo("Retry " + tooLong("a"));

        Files.delete(folder.resolve(tooLong("a")));
        browser.click(retry);

        browser.awaitText("tbody tr:first-child", tooLong("b"));
        assertThat(browser.driver().getCurrentUrl()).endsWith("/uploads/one-by-one?files=FAILED#files");
        browser.awaitText("h1 + .badge", "Failed");
    }

    private static String tooLong(String name) {
        return ("x".repeat(200) + "/").repeat(5) + name.repeat(25);
    }

    @Test
    void pausesAndResumes() {
        site.s3().createBucket("paused");
        site.folder("paused", many(40, MIB));
        start("paused", "paused");
        browser.go(site.url("/uploads/paused"));

        browser.find("figure.chart polyline");
        browser.find("#work .flight li");
        browser.click("#do-pause");
        browser.awaitText("h1 + .badge", "Paused");
        browser.click("#do-resume");

        browser.awaitText("h1 + .badge", "Uploading");
        browser.click("#ask-cancel");
        browser.awaitText("#confirm-cancel [data-close]", "Keep uploading");
        browser.awaitText("#do-cancel", "Cancel upload");
        browser.click("#confirm-cancel[open] #do-cancel");
        browser.awaitText("h1 + .badge", "Cancelled");
    }

    @Test
    void showsWhatS3HoldsOfALargeFileAndWhatResumingSaved() {
        site.s3().createBucket("in-parts");
        site.folder("in-parts", Map.of("large.bin", 36 * MIB));
        start("in-parts", "in-parts");
        browser.go(site.url("/uploads/in-parts"));

        browser.awaitText("#resuming", "MiB of 1 file not complete yet");
        browser.click("#do-pause");
        browser.awaitText("h1 + .badge", "Paused");
        assertThat(browser.text("#resuming")).contains("Parts held in S3").doesNotContain("Saved");
        browser.go(site.url("/status")).awaitText("#parts-held", "MiB of 1 file");
        browser.go(site.url("/uploads/in-parts")).click("#do-resume");

        browser.awaitText("#resuming", "MiB were in S3 already and not sent again");
        browser.awaitText("h1 + .badge", "Completed");
        assertThat(browser.text("#resuming")).contains("Saved by resuming").doesNotContain("held");
    }

    @Test
    void keepsTheListUpToDateWithoutReloading() {
        site.s3().createBucket("listed");
        site.folder("listed", many(8, MIB));
        browser.go(site.url("/"));
        browser.awaitText("#connection", "Live");

        start("listed", "listed");

        browser.awaitText("[data-upload=listed] .badge", "Completed");
        assertThat(browser.text("[data-upload=listed] .how-far")).contains("100 %", "8 of 8 files");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithIt() {
        browser.go(site.url("/new"));
        browser.fill("#source_folder", "/nowhere");
        browser.fill("#destination_bucket", "Bad_Name");
        browser.fill("#pattern", "[");

        browser.click("#start");

        assertThat(browser.text("#source_folder-error")).contains("SOURCE_ROOTS");
        assertThat(browser.text("#destination_bucket-error")).contains("lowercase letters");
        assertThat(browser.text("#pattern-error")).isNotEmpty();
        assertThat(browser.find("#destination_bucket").getDomProperty("value")).isEqualTo("Bad_Name");
    }

    @Test
    void namesFieldsAsTheFormDoes() {
        String body = site.post(
                        "/new",
                        Map.of(
                                "source_folder", "photos",
                                "destination_bucket", "s3://archive/2026",
                                "exclude", "[",
                                "kms_key_id", "alias/a",
                                "tags", "a=1\nteam"))
                .body();

        assertThat(body)
                .contains("Folder: is not absolute", "Bucket: takes only the name; the rest goes into Prefix")
                .contains("Leave out, line 1: ", "KMS key: needs “Encryption”", "Tags, line 2: has no “=”");
    }

    @Test
    void startsAnotherUploadLikeAFailedOne() {
        site.s3().createBucket("another-one");
        site.folder("once-more", Map.of("a.txt", 10L));
        start("once-more", "never-made");
        browser.go(site.url("/uploads/once-more"));
        browser.awaitText("h1 + .badge", "Failed");

        browser.click("#like-this");

        browser.awaitText("h1", "New upload");
        assertThat(browser.find("#destination_bucket").getDomProperty("value")).isEqualTo("never-made");
        assertThat(browser.find("#upload_id").getDomProperty("value")).isEmpty();
        browser.awaitText("#preview", "No bucket of this name");
    }

    @Test
    void searchesFilesAsTheNameIsTypedAndKeepsTheSearchWhenAnotherStateIsChosen() {
        site.s3().createBucket("searched");
        site.folder("searched", many(60, 1));
        start("searched", "searched");
        browser.go(site.url("/uploads/searched"));
        browser.awaitText("h1 + .badge", "Completed");

        browser.click("#files-UPLOADED");
        browser.awaitText("#files-UPLOADED[aria-current]", "Uploaded");
        browser.fill("#file-q", "FILE-05");

        browser.awaitText("tbody tr:first-child", "file-050.bin");
        browser.awaitText("tbody tr:last-child", "file-059.bin");
        assertThat(browser.driver().getCurrentUrl()).contains("files=UPLOADED", "q=FILE-05");
        browser.click("#files-FAILED");
        browser.awaitText("#file-list .empty", "No path contains “FILE-05”");
        browser.driver().navigate().refresh();
        browser.awaitText("#file-list .empty", "No path contains “FILE-05”");
        assertThat(browser.find("#file-q").getDomProperty("value")).isEqualTo("FILE-05");
    }

    @Test
    void asksBeforeItForgetsAnUploadAndKeepsTheFiles() {
        site.s3().createBucket("forgotten");
        Path folder = site.folder("forgotten", Map.of("a.txt", 1L));
        start("forgotten", "forgotten");
        browser.go(site.url("/uploads/forgotten"));
        browser.awaitText("h1 + .badge", "Completed");

        browser.click("#ask-delete");
        browser.awaitText("#confirm-delete", "Objects in the bucket and files in the folder stay");
        browser.click("#confirm-delete #do-delete");

        browser.awaitText("h1", "Uploads");
        assertThat(site.get("/uploads/forgotten").statusCode()).isEqualTo(404);
        assertThat(Files.exists(folder.resolve("a.txt"))).isTrue();
    }

    private static void start(String id, String bucket) {
        site.post(
                "/new",
                Map.of(
                        "upload_id", id,
                        "source_folder", site.folder(id, Map.of()).toString(),
                        "destination_bucket", bucket));
    }

    private static Map<String, Long> many(int count, long size) {
        Map<String, Long> files = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            files.put("file-%03d.bin".formatted(i), size);
        }
        return files;
    }
}
