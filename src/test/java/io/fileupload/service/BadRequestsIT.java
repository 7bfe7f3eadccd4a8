package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestsIT {
    @TempDir
    static Path folder;

    private final ServiceClient client = SharedService.client();

    @BeforeAll
    static void makeFolders() throws IOException {
        Files.createFile(folder.resolve("file"));
        Files.createSymbolicLink(folder.resolve("link"), folder);
    }

    /** The value is as JSON writes it, with $ for the folder. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source_folder | null | is required",
                "source_folder | \"\" | is required",
                "source_folder | 7 | must be a string",
                "source_folder | [] | must be a string",
                "source_folder | \"nope\" | is not absolute",
                "source_folder | \"/no/such/folder\" | does not exist",
                "source_folder | \"$/file\" | is not a folder",
                "source_folder | \"$/link\" | symbolic link",
                "source_folder | \"$/../x\" | '.' or '..'",
                "source_folder | \"$/./x\" | '.' or '..'",
                "source_folder | \"$//x\" | '//'",
                "source_folder | \"$/%2e%2e/x\" | does not exist",
                "source_folder | \"$\\u0000x\" | control character",
                "source_folder | \"$\\r\\nx\" | control character",
                "source_folder | \"/\" | whole file system",
                "source_folder | \"/proc/self\" | system folder",
                "source_folder | \"/dev/shm\" | system folder",
                "destination_bucket | null | is required",
                "destination_bucket | \"\" | 3 to 63",
                "destination_bucket | true | must be a string",
                "destination_bucket | \"UPPER\" | lowercase",
                "destination_bucket | \"192.168.1.1\" | IP address",
                "destination_bucket | \"a/../b\" | lowercase",
                "destination_bucket | \"bucket\\n\" | lowercase",
                "destination_prefix | \"../up\" | '..'",
                "destination_prefix | \"a/../b/\" | '..'",
                "destination_prefix | \"a\\u001b[2J\" | control",
                "destination_prefix | \"a\\ud800\" | Unicode",
                "pattern | \"[a\" | position",
                "pattern | \"{a,b\" | position",
                "pattern | \"../*\" | '..'",
                "pattern | \"a/../b\" | '..'",
                "pattern | 1 | must be a string",
                "monitor | \"yes\" | must be true or false",
                "monitor | 1 | must be true or false",
                "upload_id | \"\" | letters, digits",
                "upload_id | \"../x\" | letters, digits",
                "upload_id | \".hidden\" | letters, digits",
                "upload_id | \"a b\" | letters, digits",
                "upload_id | \"a\\nb\" | letters, digits",
                "upload_id | \"ü\" | letters, digits",
                "colour | \"red\" | is not a field of this request"
            })
    @Tag("fault-60")
    @Tag("fault-62")
    @Tag("fault-63")
    @Tag("fault-65")
    void namesTheFieldThatIsWrongAndSaysWhy(String field, String value, String message) {
        Answer answer = client.post(ServiceClient.UPLOADS, goodBodyBut(field, value));

        assertIsProblem(answer, 400);
        assertThat(answer.body().path("errors").size()).isEqualTo(1);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.body().path("errors").get(0).path("message").asString())
                .contains(message);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Answer answer = client.post(ServiceClient.UPLOADS, "{\"upload_id\": \" \", \"pattern\": \"[\"}");

        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("upload_id", "source_folder", "destination_bucket", "pattern");
    }

    @Test
    void refusesWhatIsOneTooLong() {
        assertIsProblem(client.post(ServiceClient.UPLOADS, goodBodyBut("upload_id", quoted("a", 129))), 400);
        assertIsProblem(client.post(ServiceClient.UPLOADS, goodBodyBut("pattern", quoted("a", 1025))), 400);
        assertIsProblem(client.post(ServiceClient.UPLOADS, goodBodyBut("destination_prefix", quoted("é", 512))), 400);
        assertIsProblem(client.post(ServiceClient.UPLOADS, goodBodyBut("source_folder", quoted("/a", 2049))), 400);
    }

    static void assertIsProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.number("status")).isEqualTo(status);
        assertThat(answer.text("type")).isNotBlank();
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
    }

    private static String goodBodyBut(String field, String value) {
        Map<String, String> body = new TreeMap<>();
        body.put("source_folder", "\"$\"");
        body.put("destination_bucket", "\"good-bucket\"");
        body.put(field, value);
        return body.entrySet().stream()
                .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"))
                .replace("$", folder.toString());
    }

    private static String quoted(String text, int times) {
        return "\"" + text.repeat(times) + "\"";
    }
}
