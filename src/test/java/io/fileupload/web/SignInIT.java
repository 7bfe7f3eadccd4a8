package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What people with a key do, in a real browser. */
class SignInIT {

    private static TestSite site;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open().size(1280, 900);
        site = TestSite.keyed();
        site.s3().createBucket("signed-in");
        site.folder("signed-in", Map.of("a.txt", 10L));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            site.close();
        }
    }

    @AfterEach
    void forget() {
        browser.driver().manage().deleteAllCookies();
    }

    @Test
    void anOperatorSignsInStartsAnUploadAndSignsOut() {
        signIn("/new", TestSite.OPERATOR_KEY);
        browser.click("#browser li button");
        browser.click("#browser button[value$='/signed-in']");
        browser.awaitText("#preview .total", "1 file");
        browser.fill("#destination_bucket", "signed-in");
        browser.click("#start");
        browser.awaitText("h1 + .badge", "Completed");
        browser.awaitText("#connection", "Live");
        assertThat(browser.text(".account")).contains("alice", "operator");

        browser.click("#sign-out");
        browser.awaitText("main .notice", "You are signed out");
        browser.driver().navigate().back();

        browser.awaitText("h1", "Sign in");
    }

    @Test
    void aViewerSeesEverythingAndNoControl() {
        site.upload("watched", "no-such-bucket-here", TestSite.OPERATOR_KEY);
        signIn("/uploads/watched", TestSite.VIEWER_KEY);

        browser.awaitText("h1 + .badge", "Failed");
        assertThat(browser.text(".account")).contains("lobby-screen", "viewer");
        assertThat(browser.text("main")).contains("no-such-bucket-here");
        assertThat(browser.find("#curl").getDomProperty("textContent")).contains("-H 'X-API-Key: KEY'");
        assertThat(browser.driver()
                        .findElements(By.cssSelector("main form:not([role=search]), main dialog, main [role=button]")))
                .isEmpty();
        assertThat(browser.driver().findElements(By.cssSelector("a[href='/new']")))
                .isEmpty();
        assertThat(browser.driver()
                        .executeAsyncScript(
                                "fetch('/uploads/watched/files.csv').then(csv => csv.text()).then(arguments[0])"))
                .asString()
                .startsWith("path,key,");
        browser.go(site.url("/new")).awaitText("h1", "You may not do that");
        assertThat(browser.text("nav")).contains("Uploads");
    }

    @Test
    void aPageSaysThatItsSessionHasEndedAndLeadsBack() {
        signIn("/?q=watch", TestSite.VIEWER_KEY);
        browser.awaitText("#connection", "Live");

        browser.driver().manage().deleteAllCookies();
        browser.fill("#q", "something else");

        browser.awaitText("#session-ended", "Your session has ended");
        browser.awaitText("#connection", "Not live");
        browser.click("#session-ended a");
        browser.fill("#key", TestSite.VIEWER_KEY);
        browser.click(".sign-in .main");
        browser.awaitText("h1", "Uploads");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/?q=watch");
    }

    @Test
    void anOpenPageNoticesThatItWasSignedOutElsewhere() {
        signIn("/", TestSite.VIEWER_KEY);
        browser.awaitText("#connection", "Live");

        browser.driver()
                .executeScript("fetch('/sign-out', {method: 'POST',"
                        + " body: new URLSearchParams(new FormData(document.querySelector('.account')))})");

        browser.awaitText("#session-ended", "Your session has ended");
    }

    @Test
    void aWrongKeyIsToldBesideItsField() {
        signIn("/", "not-a-key");

        assertThat(browser.text("#key-error")).isEqualTo("The API key is not valid");
        assertThat(browser.find("#key").getDomProperty("value")).isEmpty();
    }

    private static void signIn(String page, String key) {
        browser.go(site.url(page)).awaitText("h1", "Sign in");
        browser.fill("#key", key);
        browser.click(".sign-in .main");
    }
}
