package io.fileupload.security;

import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeyFileServiceTest {

    private static final TestKey NEXT = new TestKey("ci", "operator", "the-next-one-5e09");

    @TempDir
    private Path folder;

    private Path file;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(folder.resolve("keys"), "# robots\n\n" + OPERATOR.entry() + "\n");
        service = RunningService.start(
                folder,
                "--API_KEYS=" + VIEWER.entry(),
                "--API_KEYS_FILE=" + file,
                "--SOURCE_ROOTS=" + folder,
                "--SERVER_ADDRESS=0.0.0.0");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void exchangesKeysWithoutRestart() throws Exception {
        assertThat(status(OPERATOR)).isEqualTo(404);

        Files.writeString(file, NEXT.entry());

        await().until(() -> status(OPERATOR) == 401);
        assertThat(status(NEXT)).isEqualTo(404);
        assertThat(status(VIEWER)).isEqualTo(403);
    }

    @Test
    void slowsDownGuessingButNotTheOwnersOfKeys() throws Exception {
        for (int i = 0; i < FailedAttempts.ALLOWED; i++) {
            assertThat(service.send("GET", "/health", "X-API-Key", "guess" + i).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> tooMany = service.send("GET", "/api/v1/uploads", "X-API-Key", "one-more");

        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(tooMany.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tooMany.body()).contains("\"status\":429", "Too many wrong API keys");
        assertThat(service.send(VIEWER, "GET", "/api/v1/uploads").statusCode()).isEqualTo(200);
        assertThat(service.send("GET", "/api/v1/uploads").statusCode()).isEqualTo(401);
    }

    @Test
    void endsTheSessionsAndStreamsOfAKeyThatIsTakenAway() throws Exception {
        WebVisitor operator = WebVisitor.signedIn(service, OPERATOR);
        WebVisitor viewer = WebVisitor.signedIn(service, VIEWER);
        CompletableFuture<HttpResponse<String>> stream =
                CompletableFuture.supplyAsync(() -> operator.events("/api/v1/uploads/events"));
        assertThat(operator.get("/new").statusCode()).isEqualTo(200);

        Files.writeString(file, NEXT.entry());

        assertThat(stream.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(operator.get("/").statusCode()).isEqualTo(303);
        assertThat(viewer.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void givesSessionsTheRoleThatTheirKeyHasNow() throws Exception {
        WebVisitor operator = WebVisitor.signedIn(service, OPERATOR);

        Files.writeString(file, OPERATOR.entry().replace(":operator:", ":viewer:"));

        await().until(() -> operator.get("/new").statusCode() == 403);
        assertThat(operator.get("/").body()).contains("<b>ci</b>").doesNotContain("New upload");
    }

    @Test
    void slowsDownGuessingByTheFormAndSaysHowLong() throws Exception {
        WebVisitor guesser = new WebVisitor(service);
        for (int i = 0; i < FailedAttempts.ALLOWED; i++) {
            assertThat(guesser.signIn("guess" + i, "/").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> tooMany = guesser.signIn("one-more", "/");

        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(tooMany.body()).contains("id=\"key-error\"", "Too many wrong API keys from this address; try again");
        assertThat(guesser.signIn(VIEWER.secret(), "/").statusCode()).isEqualTo(303);
    }

    @Test
    void saysNothingOfKeysAnywhere(CapturedOutput output) throws Exception {
        StringBuilder said = new StringBuilder();
        for (String path : new String[] {"/health", "/actuator/info", "/actuator/prometheus", "/api/v1/uploads"}) {
            said.append(service.send(VIEWER, "GET", path).body());
        }
        said.append(service.send(OPERATOR, "DELETE", "/api/v1/uploads/x").body());
        said.append(service.send("POST", "/x?key=in-the-query", "X-API-Key", "wrong-key-31aa")
                .body());
        Files.writeString(file, "ci:operator:" + NEXT.secret());
        await().until(() -> status(OPERATOR) == 404 && output.getAll().contains("stay valid"));

        assertThat(said.append(output.getAll()).toString().toLowerCase(Locale.ROOT))
                .contains("audit")
                .doesNotContain(VIEWER.secret(), VIEWER.hash(), OPERATOR.secret(), OPERATOR.hash(), NEXT.secret())
                .doesNotContain("wrong-key-31aa", "in-the-query", "generated security password");
    }

    private int status(TestKey key) throws Exception {
        return service.send(key, "DELETE", "/nothing-here").statusCode();
    }
}
