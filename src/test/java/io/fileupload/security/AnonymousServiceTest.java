package io.fileupload.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AnonymousServiceTest {

    @TempDir
    private static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(folder, "--API_KEYS=", "--API_KEYS_FILE=");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void letsAnyoneDoEverything() throws Exception {
        for (EveryRequest request : EveryRequest.of(service.context())) {
            assertThat(service.status(request)).as(request.toString()).isNotIn(401, 403, 429);
        }
    }

    @Test
    void showsDetailsOfHealth() throws Exception {
        assertThat(service.send("GET", "/health/").body()).contains("\"components\"", "\"db\"", "\"s3\"");
    }

    @Test
    void knowsNoKeys() throws Exception {
        assertThat(service.send("GET", "/api/v1/uploads", "X-API-Key", "any").statusCode())
                .isEqualTo(200);
    }

    @Test
    void hasNothingToSignInTo() throws Exception {
        HttpResponse<String> page = service.send("GET", "/sign-in?to=//evil.example", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/");
        assertThat(service.send("GET", "/", "Accept", "text/html").body())
                .contains("New upload")
                .doesNotContain("Sign out", "_csrf");
        assertThat(service.send("GET", "/").headers().map()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void refusesAndAuditsOtherSites(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = service.send("POST", "/api/v1/uploads", "Origin", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(output).contains("who=anonymous what=\"POST /api/v1/uploads\" from=127.0.0.1 status=403");
    }
}
