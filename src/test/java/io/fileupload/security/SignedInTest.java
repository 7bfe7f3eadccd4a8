package io.fileupload.security;

import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static io.fileupload.security.WebVisitor.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people may do once they have signed in, and for how long. */
class SignedInTest {

    @TempDir
    private static Path folder;

    private static RunningService service;

    private WebVisitor visitor;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                folder, "--API_KEYS=" + VIEWER.entry() + "," + OPERATOR.entry(), "--SOURCE_ROOTS=" + folder);
    }

    @BeforeEach
    void visit() {
        visitor = new WebVisitor(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void letsASessionLookThroughTheApi() throws Exception {
        visitor.signIn(VIEWER.secret(), "/");

        assertThat(visitor.get("/api/v1/uploads").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/v1/uploads/x/events").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesChangesWithoutTheTokenOfAForm() throws Exception {
        visitor.signIn(OPERATOR.secret(), "/");

        HttpResponse<String> form = visitor.post("/uploads/x/pause", Map.of());
        HttpResponse<String> json = visitor.postJson("/api/v1/uploads");
        HttpResponse<String> signOut = visitor.post("/sign-out", Map.of("_csrf", "made-up"));

        assertThat(List.of(form.statusCode(), json.statusCode(), signOut.statusCode()))
                .containsOnly(403);
        assertThat(form.body()).contains("open its page again");
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new WebVisitor(service)
                        .post("/sign-in", Map.of("key", OPERATOR.secret()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoTokenOfSomeoneElse() throws Exception {
        WebVisitor other = WebVisitor.signedIn(service, OPERATOR);
        visitor.signIn(OPERATOR.secret(), "/");

        assertThat(visitor.post("/uploads/x/pause", Map.of("_csrf", other.token("/")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/uploads/x/pause", Map.of("_csrf", visitor.token("/")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesChangesWithAKeyWithoutToken() throws Exception {
        visitor.signIn(VIEWER.secret(), "/");

        assertThat(visitor.postJson("/api/v1/uploads", "X-API-Key", OPERATOR.secret())
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.postJson("/api/v1/uploads", "Authorization", "Basic eDp5")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsViewersNothingTheyMayNotUse() throws Exception {
        visitor.signIn(VIEWER.secret(), "/");

        String list = visitor.get("/").body();
        HttpResponse<String> form = visitor.get("/new");
        HttpResponse<String> change = visitor.post("/uploads/x/retry", Map.of("_csrf", visitor.token("/")));

        assertThat(list).contains("<b>dashboard</b>", "viewer", "Sign out").doesNotContain("/new", "New upload");
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(form.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(form.body())
                .contains("You may not do that", "may look but not change anything", "aria-label=\"Main\"");
        assertThat(visitor.get("/new/folders?browse=/").statusCode()).isEqualTo(403);
        assertThat(change.statusCode()).isEqualTo(403);
    }

    @Test
    void endsTheSessionOnSigningOut() throws Exception {
        visitor.signIn(OPERATOR.secret(), "/");
        WebVisitor same = new WebVisitor(service);
        same.cookies().putAll(visitor.cookies());
        HttpResponse<String> page = visitor.get("/");

        HttpResponse<String> out = visitor.post("/sign-out", Map.of("_csrf", visitor.token("/")));

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(location(out)).endsWith("/sign-in?signed-out");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(visitor.get("/sign-in?signed-out").body()).contains("You are signed out");
        assertThat(location(same.get("/status"))).isEqualTo("/sign-in?to=%2Fstatus&ended");
        assertThat(same.get("/sign-in?to=/status&ended").body()).contains("Your session has ended");
        HttpResponse<String> undone = same.post("/new", Map.of(), "Accept", "text/html");
        assertThat(location(undone)).isEqualTo("/sign-in?to=%2Fnew&ended&undone");
        assertThat(location(same.post("/uploads/x/pause", Map.of(), "Accept", "text/html")))
                .isEqualTo("/sign-in?to=%2Fuploads%2Fx&ended&undone");
        assertThat(same.get(location(undone)).body()).contains("was not carried out");
        assertThat(same.get("/work", "Accept", "*/*", "HX-Request", "true").statusCode())
                .isEqualTo(401);
    }

    @Test
    void keepsOnlySoManySessionsOfOneKey() throws Exception {
        WebVisitor first = WebVisitor.signedIn(service, VIEWER);
        WebVisitor other = WebVisitor.signedIn(service, OPERATOR);
        for (int i = 0; i < Sessions.OF_ONE_KEY; i++) {
            visitor.signIn(VIEWER.secret(), "/");
            visitor.cookies().clear();
        }

        assertThat(first.get("/").statusCode()).isEqualTo(303);
        assertThat(other.get("/").statusCode()).isEqualTo(200);
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
