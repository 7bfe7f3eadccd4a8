package io.fileupload.security;

import static io.fileupload.security.RunningService.bearer;
import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeyedServiceTest {

    private static final List<String> OPEN =
            List.of("/health", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    @TempDir
    private static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() {
        String upperCase = "ci:operator:" + OPERATOR.hash().toUpperCase(Locale.ROOT);
        service = RunningService.start(
                folder, "--API_KEYS=" + VIEWER.entry() + ", " + upperCase, "--SOURCE_ROOTS=" + folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void closesEveryRequestWithoutKey() throws Exception {
        List<EveryRequest> requests = EveryRequest.of(service.context());

        assertThat(requests)
                .contains(
                        new EveryRequest("POST", "/api/v1/uploads"),
                        new EveryRequest("GET", "/api/v1/uploads/x/files"),
                        new EveryRequest("GET", "/api/v1/uploads/x/runs"),
                        new EveryRequest("PATCH", "/api/v1/uploads/x"),
                        new EveryRequest("GET", "/actuator/prometheus"),
                        new EveryRequest("GET", "/health"));
        for (EveryRequest request : requests) {
            int status = service.status(request);
            boolean open = request.isLook() && OPEN.contains(request.path());
            if (request.isSignIn()) {
                assertThat(status).as(request.toString()).isEqualTo(request.isLook() ? 200 : 403);
            } else {
                assertThat(status)
                        .as(request.toString())
                        .isEqualTo(open ? service.status(request, bearer(OPERATOR)) : 401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.html", "/v3/api-docs", "/swagger-ui/index.html", "/nowhere", "/actuator", "/error"})
    void closesWhatNoControllerServes(String path) throws Exception {
        assertThat(service.send("GET", path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void closesHealthToChanges(String method) throws Exception {
        assertThat(service.send(method, "/health").statusCode()).isEqualTo(401);
    }

    @Test
    void opensHealthWithAndWithoutSlash() throws Exception {
        for (String path : OPEN) {
            assertThat(service.send("GET", path).body()).contains("\"status\":\"");
            assertThat(service.send("GET", path + "/").body()).contains("\"status\":\"");
        }
    }

    @Test
    void showsDetailsOfHealthToKeysOnly() throws Exception {
        String anonymous = service.send("GET", "/health").body();
        String viewer = service.send(VIEWER, "GET", "/health").body();

        assertThat(anonymous).matches("\\{\"status\":\"[A-Z]+\"}");
        assertThat(viewer).contains("\"components\"", "\"db\"", "\"s3\"");
    }

    @Test
    void keepsViewersFromEveryChange() throws Exception {
        for (EveryRequest request : EveryRequest.of(service.context())) {
            int status = service.status(request, bearer(VIEWER));
            if (request.isSignIn()) {
                assertThat(status).as(request.toString()).isIn(303, 422);
            } else if (request.isLook() && !request.path().startsWith("/new")) {
                assertThat(status).as(request.toString()).isNotIn(401, 403);
            } else {
                assertThat(status).as(request.toString()).isEqualTo(403);
            }
        }
        assertThat(service.send(VIEWER, "POST", "/api/v1/uploads/preview").statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsOperatorsDoEverything() throws Exception {
        for (EveryRequest request : EveryRequest.of(service.context())) {
            assertThat(service.status(request, bearer(OPERATOR)))
                    .as(request.toString())
                    .isNotIn(401, 403);
        }
    }

    @Test
    void takesTheKeyFromEitherHeader() throws Exception {
        assertThat(service.send("GET", "/api/v1/uploads", "X-API-Key", VIEWER.secret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send("GET", "/api/v1/uploads", "authorization", "bearer " + VIEWER.secret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send("GET", "/api/v1/uploads", "Authorization", "Basic " + VIEWER.secret())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesTheHashInPlaceOfTheKey() throws Exception {
        assertThat(service.send("GET", "/api/v1/uploads", "X-API-Key", VIEWER.hash())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWithProblemDocuments() throws Exception {
        HttpResponse<String> missing = service.send("GET", "/api/v1/uploads");
        HttpResponse<String> viewer = service.send(VIEWER, "DELETE", "/api/v1/uploads/x");

        assertThat(missing.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(missing.body())
                .contains("\"type\":\"about:blank\"", "\"title\":\"Unauthorized\"", "\"status\":401", "X-API-Key");
        assertThat(viewer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(viewer.body()).contains("\"status\":403", "'dashboard'", "operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1//uploads", "/api/v1/uploads;x=1", "/api/../api/v1/uploads", "/api/%2e%2e/x"})
    void refusesAmbiguousUrls(String path) throws Exception {
        HttpResponse<String> answer = service.send(OPERATOR, "GET", path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("The URL or a header has characters that are not allowed");
    }

    @Test
    void keepsSecurityHeadersAndNoSession() throws Exception {
        for (HttpResponse<String> answer :
                List.of(service.send("GET", "/api/v1/uploads"), service.send(VIEWER, "GET", "/api/v1/uploads"))) {
            assertThat(answer.headers().map())
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Referrer-Policy", List.of("no-referrer"))
                    .doesNotContainKey("Set-Cookie");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'self'");
        }
    }

    @Test
    void ignoresHostAndOrigin() throws Exception {
        HttpResponse<String> answer =
                service.send("GET", "/api/v1/uploads", "X-API-Key", VIEWER.secret(), "Origin", "https://proxy.example");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void auditsEveryChange(CapturedOutput output) throws Exception {
        service.send("DELETE", "/api/v1/uploads/stranger");
        service.send(VIEWER, "DELETE", "/api/v1/uploads/looked");
        service.send(OPERATOR, "POST", "/api/v1/uploads/");
        service.send(OPERATOR, "GET", "/api/v1/uploads");

        assertThat(output.getOut().lines().filter(line -> line.contains(" audit ")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("who=anonymous what=\"DELETE /api/v1/uploads/stranger\""
                                        + " from=127.0.0.1 status=401"),
                        line -> assertThat(line)
                                .endsWith("who=dashboard what=\"DELETE /api/v1/uploads/looked\""
                                        + " from=127.0.0.1 status=403"),
                        line -> assertThat(line)
                                .endsWith("who=ci what=\"POST /api/v1/uploads/\" from=127.0.0.1 status=400"));
    }
}
