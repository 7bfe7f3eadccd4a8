package io.fileupload.security;

import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static io.fileupload.security.WebVisitor.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The way in for people with a browser. */
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    @TempDir
    private static Path folder;

    private static RunningService service;

    private WebVisitor visitor;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                folder,
                "--API_KEYS=" + VIEWER.entry() + "," + OPERATOR.entry(),
                "--SOURCE_ROOTS=" + folder,
                // As behind a proxy that ends TLS.
                "--server.forward-headers-strategy=native");
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
    void leadsPeopleToSignInAndBackToWhereTheyWereGoing() throws Exception {
        HttpResponse<String> refused = visitor.get("/uploads/x?files=FAILED");
        HttpResponse<String> page = visitor.get(location(refused));
        HttpResponse<String> signedIn = visitor.signIn(VIEWER.secret(), "/uploads/x?files=FAILED");

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(location(refused)).isEqualTo("/sign-in?to=%2Fuploads%2Fx%3Ffiles%3DFAILED");
        assertThat(page.body()).contains("name=\"to\" value=\"/uploads/x?files=FAILED\"");
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(location(signedIn)).isEqualTo("/uploads/x?files=FAILED");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/uploads", "/api/v1/uploads/events", "/actuator/prometheus", "/v3/api-docs"})
    void tellsProgramsThatTheyNeedAKey(String path) throws Exception {
        HttpResponse<String> answer = visitor.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "",
                "/sign-in?to=/"
            })
    void neverLeadsToAnotherSite(String to) throws Exception {
        assertThat(location(visitor.signIn(VIEWER.secret(), to))).isEqualTo("/");
    }

    @Test
    void showsTheSignInPageAsThePagesLookAndKeepsItFresh() throws Exception {
        HttpResponse<String> page = visitor.get("/sign-in");
        Matcher parts =
                Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(page.body());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-");
        assertThat(page.body()).contains("autocomplete=\"current-password\"").doesNotContain("/new", "Sign out");
        assertThat(parts.results().map(part -> part.group(1)).toList())
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(service.send("GET", part).statusCode())
                        .as(part)
                        .isEqualTo(200));
    }

    @Test
    void makesNoSessionForStrangers() throws Exception {
        visitor.get("/sign-in");
        visitor.get("/");
        visitor.signIn("wrong", "/");

        assertThat(visitor.cookies()).containsOnlyKeys("uploads-form");
        assertThat(WebVisitor.attributes(new WebVisitor(service).get("/sign-in"), "uploads-form"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void hidesTheSessionFromScriptsAndOtherSites() throws Exception {
        HttpResponse<String> signedIn = visitor.signIn(OPERATOR.secret(), "/");

        assertThat(WebVisitor.attributes(signedIn, SESSION))
                .containsExactlyInAnyOrder("Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(location(signedIn)).doesNotContain(visitor.cookies().get(SESSION));
        assertThat(visitor.get("/").body()).doesNotContain(visitor.cookies().get(SESSION), OPERATOR.secret());
    }

    @Test
    void sendsTheSessionOverTlsOnlyWhereThereIsTls() throws Exception {
        String token = visitor.token("/sign-in");
        HttpResponse<String> signedIn = visitor.post(
                "/sign-in", Map.of("key", OPERATOR.secret(), "_csrf", token), "X-Forwarded-Proto", "https");

        assertThat(WebVisitor.attributes(signedIn, SESSION)).contains("Secure");
    }

    @Test
    void givesEachSignInASessionThatNoOneKnewBefore() throws Exception {
        visitor.cookies().put(SESSION, "0123456789ABCDEF0123456789ABCDEF");
        visitor.signIn(VIEWER.secret(), "/");
        String first = visitor.cookies().get(SESSION);
        WebVisitor same = new WebVisitor(service);
        same.cookies().putAll(visitor.cookies());

        visitor.post("/sign-in", Map.of("key", OPERATOR.secret(), "_csrf", visitor.token("/")));

        assertThat(first).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        assertThat(visitor.cookies().get(SESSION)).isNotEqualTo(first);
        assertThat(visitor.get("/").body()).contains("<b>ci</b>");
        assertThat(same.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void saysInPlaceThatAKeyIsWrongAndKeepsNothingOfIt() throws Exception {
        HttpResponse<String> wrong = visitor.signIn("not-the-key-4b1c", "/status");
        HttpResponse<String> none = visitor.signIn(" ", "/status");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body())
                .contains("id=\"key-error\"", "The API key is not valid", "aria-invalid=\"true\"", "value=\"/status\"")
                .doesNotContain("not-the-key-4b1c");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Enter your API key");
    }

    @Test
    void auditsWhoComesAndGoes(CapturedOutput output) throws Exception {
        visitor.signIn("wrong-one-77aa", "/");
        visitor.signIn(OPERATOR.secret(), "/");
        visitor.post("/sign-out", Map.of("_csrf", visitor.token("/")));

        assertThat(output.getOut().lines().filter(line -> line.contains(" audit ")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("who=anonymous what=\"POST /sign-in\" from=127.0.0.1 status=401"),
                        line -> assertThat(line).endsWith("who=ci what=\"POST /sign-in\" from=127.0.0.1 status=303"),
                        line -> assertThat(line).endsWith("who=ci what=\"POST /sign-out\" from=127.0.0.1 status=302"));
        assertThat(output.getAll()).doesNotContain("wrong-one-77aa", OPERATOR.secret());
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
