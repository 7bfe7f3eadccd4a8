package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated requests brought to light: each is refused in words and leaves no trace. */
class OddRequestsTest {

    private static final String UPLOADS = "/api/v1/uploads";
    private static final int MAX_STREAMS = 500;

    @TempDir
    static Path temp;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(temp);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=",
                "limit=0",
                "limit=1001",
                "limit=0x10",
                "limit=%2B5",
                "limit=%205",
                "limit=1&limit=2",
                "limit=99999999999999999999",
                "state=",
                "state=completed",
                "state=%20FAILED",
                "state=FAILED&state=PAUSED",
                "attention=",
                "attention=TRUE",
                "attention=1",
                "attention=true&attention=true",
                "cursor=",
                "cursor=%00",
                "cursor=a&cursor=b"
            })
    void takesQueryParametersOnlyAsDocumented(String query) {
        HttpResponse<String> answer = service.get(UPLOADS + "?" + query);

        String name = query.substring(0, query.indexOf('='));
        assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"" + name + "\"");
    }

    @Test
    void refusesAQueryWithoutNames() {
        HttpResponse<String> answer = service.get(UPLOADS + "?=x");

        assertProblem(answer, 400);
    }

    @ParameterizedTest
    @CsvSource({"GET,/preview", "DELETE,/preview", "PATCH,/preview", "DELETE,/events", "PATCH,/events", "POST,/events"})
    void doesNotTakeItsOwnPathsForIds(String method, String path) {
        HttpResponse<String> answer = service.send(method, UPLOADS + path, BodyPublishers.noBody());

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void saysWhatIsWrongToWhoSendsAnUnreadableAcceptHeader() {
        HttpResponse<String> answer = service.get(UPLOADS, "Accept", "garbage");

        assertProblem(answer, 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/csv;q=0.5, application/json"})
    void answersJsonUnlessCsvIsPreferred(String accept) {
        create("by-default", "");

        HttpResponse<String> answer = service.get(UPLOADS + "/by-default/files", "Accept", accept);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void doesNotLookIntoForms() {
        HttpResponse<String> answer = service.send(
                "POST", UPLOADS, BodyPublishers.ofString("no form at all"), "Content-Type", "multipart/form-data");

        assertProblem(answer, 415);
    }

    @Test
    void namesThePathThatWasCalled() {
        HttpResponse<String> tooLarge = service.post(UPLOADS, " ".repeat(64 * 1024 + 1));
        HttpResponse<String> nothing = service.get("/swagger-ui/nothing");

        assertProblem(tooLarge, 413);
        assertThat(tooLarge.body()).contains("\"instance\":\"/api/v1/uploads\"");
        assertProblem(nothing, 404);
        assertThat(nothing.body()).contains("There is nothing at /swagger-ui/nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pattern\": \"\\ud800\"",
                "\"exclude\": [\"\\udc00\"]",
                "\"destination_prefix\": \"\\ud800\"",
                "\"tags\": {\"\\ud800\": \"\"}",
                "\"metadata\": {\"a\": \"\\ud800\"}",
                "\"pattern\": \"\\u0000\"",
                "\"upload_id\": \"\\u0000\"",
                "\"kms_key_id\": \"\\u0000\", \"server_side_encryption\": \"aws:kms\""
            })
    void refusesTextThatCouldNotBeKeptAsItIs(String field) {
        HttpResponse<String> answer = service.post(UPLOADS, request(field));

        assertProblem(answer, 400);
    }

    @Test
    void countsTheCharactersOfTagsAsS3Does() {
        String letterOfTwoUnits = "\ud835\udd50";

        HttpResponse<String> longest =
                create("long-tag", ", \"tags\": {\"a\": \"" + letterOfTwoUnits.repeat(256) + "\"}");
        HttpResponse<String> tooLong =
                create("longer-tag", ", \"tags\": {\"a\": \"" + letterOfTwoUnits.repeat(257) + "\"}");

        assertThat(longest.statusCode()).isEqualTo(201);
        assertProblem(tooLong, 400);
    }

    @Test
    void endsTheAnswerToAHeadOfAStream() {
        HttpResponse<String> answer = service.send("HEAD", UPLOADS + "/events", BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }

    @Test
    void refusesOneStreamTooMany() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest stream = HttpRequest.newBuilder(URI.create(service.uri() + UPLOADS + "/events"))
                .build();
        List<HttpResponse<InputStream>> streams = IntStream.range(0, MAX_STREAMS)
                .mapToObj(i -> http.sendAsync(stream, BodyHandlers.ofInputStream()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        HttpResponse<String> answer = service.get(UPLOADS + "/events");

        assertThat(streams).allSatisfy(open -> assertThat(open.statusCode()).isEqualTo(200));
        assertProblem(answer, 429);
        streams.forEach(OddRequestsTest::close);
    }

    private static void close(HttpResponse<InputStream> stream) {
        try {
            stream.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> create(String id, String fields) {
        return service.post(UPLOADS, request("\"upload_id\": \"" + id + "\"" + fields));
    }

    private static String request(String fields) {
        return "{\"source_folder\": \"%s\", \"destination_bucket\": \"%s\", %s}"
                .formatted(service.folder(), RunningService.BUCKET, fields);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":" + status);
    }
}
