package io.fileupload.web;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both themes, on a desk and on a phone. */
class AccessibilityIT {

    private static final List<String> PAGES = List.of(
            "/",
            "/?q=no-such-thing",
            "/uploads/everyone",
            "/uploads/everyone?confirm=DELETE",
            "/uploads/everyone-failed",
            "/uploads/everyone-too-long",
            "/new",
            "/status",
            "/nowhere");
    private static final List<String> SIGNED_OUT = List.of("/sign-in", "/sign-in?signed-out", "/sign-in?ended");
    private static final List<String> SIGNED_IN = List.of("/", "/uploads/everyone", "/new", "/status");

    private static TestSite site;
    private static TestSite keyed;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.shared();
        site.s3().createBucket("everyone");
        site.folder("everyone", Map.of("a.txt", 10L, "b.txt", 10L));
        start("everyone", "everyone", "");
        start("everyone-failed", "no-such-bucket-here", "");
        start("everyone-too-long", "everyone", "too-long/".repeat(113) + "yes/");
        browser.go(site.url("/uploads/everyone")).find(".badge.completed");
        browser.go(site.url("/uploads/everyone-failed")).find(".badge.failed");
        browser.go(site.url("/uploads/everyone-too-long")).find("tbody button");
        keyed = TestSite.keyed();
        keyed.upload("everyone", "no-such-bucket-here", TestSite.OPERATOR_KEY);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            keyed.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
    void findsNothingInTheWayOfAnyone(String theme, int width) {
        browser.theme(theme).size(width, 844);

        SoftAssertions.assertSoftly(softly -> PAGES.forEach(page -> {
            browser.go(site.url(page)).find("main h1");
            check(softly, "%s %s %d".formatted(page, theme, width));
        }));
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
    void findsNothingInTheWayOfThoseWhoSignIn(String theme, int width) {
        browser.theme(theme).size(width, 844);

        SoftAssertions.assertSoftly(softly -> {
            SIGNED_OUT.forEach(page -> check(softly, page, theme, width));
            browser.fill("#key", "wrong");
            browser.click(".sign-in .main");
            browser.find("#key-error");
            check(softly, "a wrong key %s %d".formatted(theme, width));
            browser.fill("#key", TestSite.VIEWER_KEY);
            browser.click(".sign-in .main");
            browser.find(".account");
            SIGNED_IN.forEach(page -> check(softly, page, theme, width));
        });
        browser.driver().manage().deleteAllCookies();
    }

    private static void check(SoftAssertions softly, String page, String theme, int width) {
        browser.go(keyed.url(page)).find("main h1");
        check(softly, "with keys %s %s %d".formatted(page, theme, width));
    }

    private static void check(SoftAssertions softly, String where) {
        softly.assertThat(violations()).as(where).isEmpty();
        softly.assertThat(overflow()).as(where + " scrolls sideways").isZero();
    }

    private static List<String> violations() {
        return new AxeBuilder()
                .setLegacyMode(true).analyze(browser.driver()).getViolations().stream()
                        .map(AccessibilityIT::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static long overflow() {
        return (Long)
                browser.driver().executeScript("return Math.max(0, document.documentElement.scrollWidth - innerWidth)");
    }

    private static void start(String id, String bucket, String prefix) {
        site.post(
                "/new",
                Map.of(
                        "upload_id", id,
                        "source_folder", site.folder("everyone", Map.of()).toString(),
                        "destination_bucket", bucket,
                        "destination_prefix", prefix));
    }
}
