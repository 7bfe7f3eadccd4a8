package io.fileupload.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of the documentation: {@code ./mvnw verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false
 * -Dit.test=ScreenshotsIT -Dscreenshots=docs/images}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "Only on demand: -Dscreenshots=FOLDER")
class ScreenshotsIT {

    private static final long MIB = 1 << 20;

    private final Path images = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private final boolean every = Boolean.getBoolean("screenshots.every");

    @Test
    void takesThePicturesOfTheDocumentation() {
        Path root = Files.isWritable(Path.of("/srv")) ? Path.of("/srv/files") : Path.of("/tmp/srv/files");
        try (Browser browser = Browser.open();
                TestSite site = TestSite.in(root, 6 * MIB)) {
            browser.driver().executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
            prepare(site, browser);
            for (String theme : new String[] {"light", "dark"}) {
                browser.theme(theme);
                takeAll(site, browser, theme);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "screenshots.every", matches = "true")
    void takesPicturesOfSigningIn() {
        try (Browser browser = Browser.open();
                TestSite site = TestSite.keyed()) {
            site.upload("reports", "not-there", TestSite.OPERATOR_KEY);
            for (String theme : new String[] {"light", "dark"}) {
                browser.theme(theme).size(1280, 800);
                takeSigningIn(site, browser, theme);
                browser.size(390, 844);
                takeSigningIn(site, browser, "phone-" + theme);
            }
        }
    }

    private void takeSigningIn(TestSite site, Browser browser, String name) {
        take(browser, site.url("/"), "#key", "sign-in-" + name);
        browser.fill("#key", "wrong");
        browser.click(".sign-in .main");
        browser.find("#key-error");
        browser.screenshot(images.resolve("sign-in-wrong-" + name + ".png"), every);
        browser.fill("#key", TestSite.VIEWER_KEY);
        browser.click(".sign-in .main");
        browser.find(".account");
        take(browser, site.url("/"), ".line", "viewer-" + name);
        take(browser, site.url("/uploads/reports"), "main .notice", "viewer-upload-" + name);
        take(browser, site.url("/new"), ".empty", "viewer-refused-" + name);
        browser.driver().executeScript("document.getElementById('session-ended').hidden = false");
        browser.screenshot(images.resolve("session-ended-" + name + ".png"), every);
        browser.click("#sign-out");
        browser.find("#key");
        browser.screenshot(images.resolve("signed-out-" + name + ".png"), every);
    }

    private void takeAll(TestSite site, Browser browser, String theme) {
        browser.size(1280, 900);
        take(browser, site.url("/"), "#connection:not(.lost):not([hidden])", "uploads-" + theme);
        take(browser, site.url("/uploads/photo-archive"), "figure.chart polyline", "upload-" + theme);
        preview(site, browser, "new-" + theme);
        if (every) {
            take(browser, site.url("/uploads/invoices"), "main .notice", "failed-" + theme);
            take(browser, site.url("/uploads/reports"), "main .notice", "partly-" + theme);
            take(browser, site.url("/uploads/website?confirm=DELETE"), "dialog", "done-" + theme);
            take(browser, site.url("/status"), ".checks", "health-" + theme);
            take(browser, site.url("/?q=nothing-like-it"), ".empty", "empty-" + theme);
            take(browser, site.url("/nowhere"), ".empty", "lost-" + theme);
            browser.size(390, 844);
            take(browser, site.url("/"), ".line", "uploads-phone-" + theme);
            take(browser, site.url("/uploads/photo-archive"), "#files", "upload-phone-" + theme);
            take(browser, site.url("/uploads/reports"), "#files", "partly-phone-" + theme);
            preview(site, browser, "new-phone-" + theme);
            take(browser, site.url("/status"), ".checks", "health-phone-" + theme);
        }
    }

    private void take(Browser browser, String url, String once, String name) {
        browser.go(url).find(once);
        browser.screenshot(images.resolve(name + ".png"), every);
    }

    private void preview(TestSite site, Browser browser, String name) {
        browser.go(site.url("/new"));
        browser.click("#browser li button");
        browser.click("#browser button[value$='/photos']");
        browser.find(".sample");
        browser.fill("#destination_bucket", "archive");
        browser.fill("#destination_prefix", "2026/");
        browser.awaitText(".sample li", "2026/");
        browser.driver().executeScript("document.activeElement.blur(); scrollTo(0, 0)");
        browser.screenshot(images.resolve(name + ".png"), every);
    }

    private void prepare(TestSite site, Browser browser) {
        site.s3().createBucket("archive");
        site.s3().createBucket("site-assets");
        site.folder("website", files("assets/page-%03d.html", 48, 18_000));
        site.folder("invoices", files("2026/invoice-%04d.pdf", 20, 90_000));
        site.folder("reports", files("quarter/report-%02d.xlsx", 12, 40_000));
        site.folder("reports", Map.of("quarter/" + "long-name-".repeat(24) + ".txt", 10L));
        site.folder("sensors", files("day-%03d.csv", 365, 3_000));
        Map<String, Long> photos = new LinkedHashMap<>(files("2026-10/IMG_%04d.jpg", 700, 900_000));
        photos.putAll(files("2026-09/clip-%02d.mp4", 8, 28 * MIB));
        site.folder("photos", photos);
        start(site, "website", "website", "site-assets", "");
        start(site, "sensors", "sensors", "archive", "sensors/");
        start(site, "invoices", "invoices", "invoices-2026", "");
        start(site, "reports", "reports", "archive", "finance-reports-2026/".repeat(38));
        for (String id : new String[] {"website", "sensors"}) {
            browser.go(site.url("/uploads/" + id)).find(".badge.completed");
        }
        browser.go(site.url("/uploads/invoices")).find(".badge.failed");
        browser.go(site.url("/uploads/reports")).find(".badge.failed");
        start(site, "sensors-glacier", "sensors", "archive", "cold/");
        site.post("/uploads/sensors-glacier/pause", Map.of());
        start(site, "photo-archive", "photos", "archive", "photos/");
        browser.go(site.url("/uploads/photo-archive")).find(".flight li");
        awaitSome(browser);
    }

    /** Until the chart has something to show. */
    private static void awaitSome(Browser browser) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !browser.text(".percent").matches("[0-9] %"));
    }

    private static void start(TestSite site, String id, String folder, String bucket, String prefix) {
        site.post(
                "/new",
                Map.of(
                        "upload_id", id,
                        "source_folder", site.folder(folder, Map.of()).toString(),
                        "destination_bucket", bucket,
                        "destination_prefix", prefix,
                        "monitor", "true"));
    }

    private static Map<String, Long> files(String name, int count, long size) {
        Map<String, Long> files = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            files.put(name.formatted(i), size + i * 37L);
        }
        return files;
    }
}
