package io.fileupload.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as the service gives it, read as strictly as can be: what it does not name must not be there. */
final class ApiDocument {

    private static final String BASE = "https://api.test/openapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** A value that the document says is valid for a schema of its own. */
    record Example(String name, String schema, JsonNode value) {}

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private ApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(BASE, root.toString())));
    }

    static ApiDocument parse(String json) {
        JsonNode root = JSON.readTree(json);
        root.at("/components/schemas").values().forEach(ApiDocument::allowNothingElse);
        return new ApiDocument(root);
    }

    private static void allowNothingElse(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.has("properties") && !schema.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** Such as {@code GET /health}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** The bodies that create an upload. */
    List<Example> requests() {
        return examples(root.at("/components/requestBodies/CreateUpload"), "request")
                .toList();
    }

    /** Every example of every call, of answers and of requests. */
    Stream<Example> examples() {
        Stream<Example> answers = root.path("paths").values().stream()
                .flatMap(path -> path.values().stream())
                .flatMap(operation -> operation.path("responses").properties().stream())
                .flatMap(response -> examples(resolve(response.getValue()), response.getKey()));
        Stream<Example> requests =
                root.at("/components/requestBodies").values().stream().flatMap(body -> examples(body, "request"));
        return Stream.concat(requests, answers);
    }

    private Stream<Example> examples(JsonNode body, String where) {
        return body.path("content").properties().stream()
                .filter(type -> type.getKey().endsWith("json"))
                .flatMap(type -> type.getValue().path("examples").properties().stream()
                        .map(example -> new Example(
                                where + " " + example.getKey(),
                                type.getValue().at("/schema/$ref").asString(),
                                resolve(example.getValue()).path("value"))));
    }

    /** What of this answer the document does not say: its status, its content type, its shape. */
    List<String> contradictions(String operation, HttpResponse<String> answer) {
        String[] call = operation.split(" ", 2);
        JsonNode response = resolve(root.path("paths")
                .path(call[1])
                .path(call[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of("status " + answer.statusCode());
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!response.has("content") && answer.body().isEmpty()) {
            return List.of();
        }
        JsonNode content = response.path("content").path(withoutParameters(type));
        if (content.isMissingNode()) {
            return List.of("content type " + type);
        }
        return type.contains("json") ? errors(content.at("/schema/$ref").asString(), answer.body()) : List.of();
    }

    private static String withoutParameters(String type) {
        MediaType parsed = MediaType.parseMediaType(type);
        return parsed.getType() + "/" + parsed.getSubtype();
    }

    /** @param schema a reference within the document */
    List<String> errors(String schema, String json) {
        return schemas
                .getSchema(SchemaLocation.of(BASE + schema))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }
}
