package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.RawHttp;
import io.fileupload.testing.RawHttp.Response;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.SharedService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRequestsIT {
    private static final String LARGE = "{\"pattern\": \"" + "a".repeat(64 * 1024) + "\"}";

    private final ServiceClient client = SharedService.client();
    private final RawHttp raw = new RawHttp(client.port());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "{\"pattern\": \"a\", \"pattern\": \"b\"}"
            })
    @Tag("fault-58")
    void refusesABodyThatIsNoJsonObject(String body) {
        BadRequestsIT.assertIsProblem(client.post(ServiceClient.UPLOADS, body), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/uploads/nope, 404",
        "/api/v1/uploads/nope/files, 404",
        "/api/v1/uploads?limit=0, 400",
        "/api/v1/uploads?limit=1001, 400",
        "/api/v1/uploads?limit=many, 400",
        "/api/v1/uploads?state=DONE, 400",
        "/api/v1/uploads?cursor=%2A, 400",
        "/api/v1/uploads?cursor=YQ, 400",
        "/nowhere, 404",
        "/api/v2/uploads, 404",
        "/error, 404"
    })
    void answersABadQuestionWithAProblem(String path, int status) {
        BadRequestsIT.assertIsProblem(client.get(path), status);
    }

    @Test
    @Tag("fault-59")
    void refusesABodyOverSixtyFourKibibytes() {
        BadRequestsIT.assertIsProblem(client.post(ServiceClient.UPLOADS, LARGE), 413);
    }

    @Test
    @Tag("fault-59")
    void refusesALargeBodyThatDoesNotSayItsLength() {
        String chunk = "%x\r\n%s\r\n0\r\n\r\n".formatted(LARGE.length(), LARGE);

        Response response = raw.sendAsIs(
                "POST /api/v1/uploads HTTP/1.1\nHost: localhost\nConnection: close\n"
                        + "Content-Type: application/json\nTransfer-Encoding: chunked",
                chunk);

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.isProblem()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /api/v1/uploads | Content-Type: text/plain | 415",
                "POST /api/v1/uploads | Content-Type: application/x-www-form-urlencoded | 415",
                "POST /api/v1/uploads | Accept: */* | 415",
                "PUT /api/v1/uploads | Content-Type: application/json | 405",
                "TRACE /api/v1/uploads | Accept: */* | 405",
                "GET /api/v1/uploads | Accept: image/png | 406",
                "GET /api/v1/uploads/%zz | Accept: */* | 400",
                "GET /api/v1/uploads/a%00b | Accept: */* | 400",
                "GET /api/v1/uploads/..%2f..%2fetc | Accept: */* | 400",
                "GET /api/v1/uploads/\\..\\x | Accept: */* | 400"
            })
    void answersWhatNoDecentClientSendsWithAProblem(String line, String header, int status) {
        Response response =
                raw.send("%s HTTP/1.1\nHost: localhost:%d\n%s".formatted(line, client.port(), header), "{}");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.isProblem()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: evil.example |",
                "Host: localhost.evil.example:8000 |",
                "Host: 127.0.0.1.evil.example |",
                "Host: 10.0.0.1 |",
                "Host: localhost@evil.example |",
                "Host: localhost | Origin: https://evil.example",
                "Host: localhost | Origin: null",
                "Host: localhost:8000 | Origin: http://localhost:9000",
                "Host: localhost | Origin: http://localhost.evil.example"
            })
    @Tag("fault-68")
    void refusesPagesOfOtherSites(String host, @Nullable String origin) {
        String request = "GET /api/v1/uploads HTTP/1.1\n" + host + (origin == null ? "" : "\n" + origin);

        Response response = raw.send(request, "");

        assertThat(response.status()).isIn(400, 403);
        assertThat(response.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"})
    void answersUnderEachNameOfThisMachine(String host) {
        String request = "GET /api/v1/uploads HTTP/1.1\nHost: %1$s\nOrigin: http://%1$s".formatted(host);

        assertThat(raw.send(request, "").status()).isEqualTo(200);
    }
}
