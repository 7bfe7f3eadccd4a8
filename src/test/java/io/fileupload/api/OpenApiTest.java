package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.job.FileState;
import io.fileupload.job.JobState;
import io.fileupload.job.RunKind;
import io.fileupload.request.CreateUploadRequest;
import io.fileupload.request.InvalidRequestException;
import io.fileupload.request.PreviewResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and the running service say the same. */
class OpenApiTest {

    private static final Map<String, Class<?>> ANSWERS = Map.ofEntries(
            Map.entry("CreatedUpload", CreateUploadResponse.class),
            Map.entry("Upload", UploadResponse.class),
            Map.entry("Attention", UploadResponse.AttentionResponse.class),
            Map.entry("Failure", UploadResponse.FailureResponse.class),
            Map.entry("UploadList", UploadListResponse.class),
            Map.entry("Run", RunResponse.class),
            Map.entry("RunList", RunListResponse.class),
            Map.entry("File", FileResponse.class),
            Map.entry("Checksum", FileResponse.Checksum.class),
            Map.entry("FileList", FileListResponse.class),
            Map.entry("Preview", PreviewResponse.class),
            Map.entry("Sample", PreviewResult.Sample.class),
            Map.entry("FieldError", InvalidRequestException.InvalidField.class));

    @TempDir
    static Path temp;

    private static RunningService service;
    private static ApiDocument document;

    @BeforeAll
    static void start() {
        service = RunningService.start(temp);
        document = ApiDocument.parse(service.get("/v3/api-docs").body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void documentsEveryCallAndNothingElse() {
        Set<String> mapped = service
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(OpenApiTest::operations)
                .filter(operation -> operation.contains(" /api/"))
                .collect(Collectors.toSet());

        mapped.add("GET /health");
        assertThat(document.operations()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void documentsEveryFieldAndNothingElse() {
        ANSWERS.forEach((name, type) -> {
            assertThat(document.schema(name).path("properties").propertyNames())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(fields(type));
            assertThat(document.schema(name).path("required").values().stream().map(JsonNode::asString))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(fields(type));
        });
        assertThat(document.schema("CreateUpload").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields(CreateUploadRequest.class));
        assertThat(document.schema("ChangeUpload").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields(ChangeUploadRequest.class));
    }

    @Test
    void documentsEveryState() {
        assertThat(words("UploadState")).containsExactlyElementsOf(names(JobState.values()));
        assertThat(words("FileState")).containsExactlyElementsOf(names(FileState.values()));
    }

    /** But {@code verify}, of which nothing makes a run yet. */
    @Test
    void documentsEveryKindOfRun() {
        assertThat(words("RunKind"))
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(RunKind.VERIFY)).stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void givesExamplesThatAreValid() {
        assertThat(document.examples())
                .hasSizeGreaterThan(100)
                .allSatisfy(example -> assertThat(document.errors(
                                example.schema(), example.value().toString()))
                        .as(example.name())
                        .isEmpty());
    }

    @Test
    void namesNoHostAndNeedsNoneButThisOne() {
        assertThat(service.get("/v3/api-docs").body()).contains("\"servers\":[{\"url\":\"/\"}]");
        for (String page : Set.of("index.html", "swagger-initializer.js", "index.css")) {
            assertThat(service.get("/swagger-ui/" + page).body()).doesNotContain("http://", "https://");
        }
        assertThat(service.get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"configUrl\" : \"/v3/api-docs/swagger-config\"");
        assertThat(service.get("/v3/api-docs/swagger-config").body())
                .contains("\"url\":\"/v3/api-docs\"", "\"validatorUrl\":\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs/", "/swagger-ui/index.html", "/swagger-ui/index.html/"})
    void servesTheDocumentAndItsPageAlsoWithASlashAtTheEnd(String path) {
        assertThat(service.get(path).statusCode()).isEqualTo(200);
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(path -> path.replaceAll("\\{id:.*\\}", "{id}"))
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(String schema) {
        return document.schema(schema).path("enum").values().stream().map(JsonNode::asString);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
