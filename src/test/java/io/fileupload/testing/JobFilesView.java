package io.fileupload.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The files of a job as the API shows them. */
public record JobFilesView(JsonNode files) {

    public List<String> paths() {
        return files.valueStream().map(file -> file.path("path").asString()).toList();
    }

    /** State by path; of a file that is not uploaded with its code. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        files.forEach(file -> states.put(
                file.path("path").asString(),
                (file.path("state").asString() + " " + file.path("failure_code").asString("")).strip()));
        return states;
    }

    public JsonNode file(String path) {
        return files.valueStream()
                .filter(file -> file.path("path").asString().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + path + " in " + paths()));
    }
}
