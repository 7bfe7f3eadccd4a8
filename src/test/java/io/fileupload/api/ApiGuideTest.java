package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs each curl of docs/api.md, in its order, and compares what comes back with what the page shows. */
@EnabledIf(value = "curlWorks", disabledReason = "needs bash and curl")
class ApiGuideTest {

    private static final Path GUIDE = Path.of("docs/api.md");
    private static final String UPLOADS = "/api/v1/uploads";
    private static final Pattern CALL = Pattern.compile(
            "```sh\\n(?<call>curl.*?)```(?:\\n\\n```(?<kind>json|csv|text)\\n(?<answer>.*?)```)?", Pattern.DOTALL);
    /** Fails where the service refuses; a control is tried again until the job is in the state that the page is about. */
    private static final String CURL = """
            curl() {
              local again=; [ "$1" != -X ] || again='--retry 20 --retry-delay 1 --retry-all-errors'
              command curl -sSf $again "$@"
            }
            """;

    private static final int LARGE = 20_000_000;

    @TempDir
    static Path temp;

    private static RunningService service;

    @BeforeAll
    static void start() throws IOException {
        service = RunningService.start(temp, "--MAX_BANDWIDTH=100000");
        Files.write(service.folder().resolve("large.csv"), new byte[LARGE]);
        service.post(UPLOADS, """
                {"upload_id": "reports-2023-11", "source_folder": "%s", "destination_bucket": "not-there"}
                """.formatted(service.folder()));
        service.post(UPLOADS, """
                {"upload_id": "reports-2023-10", "source_folder": "%s", "destination_bucket": "%s",
                 "destination_prefix": "%s"}
                """.formatted(service.folder(), RunningService.BUCKET, "too-long/".repeat(113)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void showsWhatTheServiceAnswers() throws Exception {
        for (MatchResult block : blocks()) {
            String call = block.group(1)
                    .replace("http://localhost:8000", service.uri().toString())
                    .replace("/data/reports", service.folder().toString());
            assertAnswer(block.group(2), block.group(3), run(CURL + call));
        }
    }

    @Test
    void hasEveryCall() throws IOException {
        Set<String> shown =
                blocks().stream().map(block -> operation(block.group(1))).collect(Collectors.toSet());

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        ApiDocument.parse(service.get("/v3/api-docs").body()).operations());
    }

    private static String operation(String call) {
        Matcher method = Pattern.compile("-X (\\w+)").matcher(call);
        Matcher path = Pattern.compile("localhost:8000([^ ?'\\n]+)").matcher(call);
        assertThat(path.find()).as(call).isTrue();
        String verb = method.find() ? method.group(1) : call.contains("-d '") ? "POST" : "GET";
        return verb + " " + path.group(1).replaceAll("reports-2023-1\\d", "{id}");
    }

    private static List<MatchResult> blocks() throws IOException {
        return CALL.matcher(Files.readString(GUIDE)).results().toList();
    }

    private static void assertAnswer(String kind, String shown, String answer) {
        if ("json".equals(kind)) {
            JsonMapper json = JsonMapper.shared();
            assertThat(json.readTree(answer).propertyNames())
                    .as(answer)
                    .containsExactlyElementsOf(json.readTree(shown).propertyNames());
        } else if ("csv".equals(kind)) {
            assertThat(answer.lines().findFirst()).hasValue(shown.strip());
        } else if ("text".equals(kind)) {
            assertThat(answer).startsWith(shown.strip());
        }
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + output).isZero();
        return output;
    }

    static boolean curlWorks() {
        try {
            Process process = new ProcessBuilder("bash", "-c", "curl --version > /dev/null").start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
