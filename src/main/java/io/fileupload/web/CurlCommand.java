package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.job.JobOptions;
import io.fileupload.job.JobRequest;
import io.fileupload.job.Overwrite;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Says an upload as a command for the shell, for scripts to begin with. */
@Component
class CurlCommand {

    private final JsonMapper json;

    CurlCommand(JsonMapper json) {
        this.json = json;
    }

    /** @param withKey whether one is needed */
    String creating(Job job, boolean withKey) {
        String uploads = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/uploads")
                .toUriString();
        String body = json.writerWithDefaultPrettyPrinter().writeValueAsString(body(job.request()));
        String key = withKey ? " \\\n  -H 'X-API-Key: KEY'" : "";
        return "curl %s%s \\\n  -H 'Content-Type: application/json' \\\n  -d %s".formatted(uploads, key, quoted(body));
    }

    private static Map<String, Object> body(JobRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("source_folder", request.sourceFolder());
        body.put("destination_bucket", request.bucket());
        if (!request.prefix().isEmpty()) {
            body.put("destination_prefix", request.prefix());
        }
        if (request.pattern() != null) {
            body.put("pattern", request.pattern());
        }
        if (!request.monitor()) {
            body.put("monitor", false);
        }
        addOptions(request.options(), body);
        return body;
    }

    private static void addOptions(JobOptions options, Map<String, Object> body) {
        if (options.overwrite() != Overwrite.ALWAYS) {
            body.put("overwrite", options.overwrite().name().toLowerCase(Locale.ROOT));
        }
        if (!options.exclude().isEmpty()) {
            body.put("exclude", options.exclude());
        }
        if (options.storageClass() != null) {
            body.put("storage_class", options.storageClass());
        }
        if (options.serverSideEncryption() != null) {
            body.put("server_side_encryption", options.serverSideEncryption());
        }
        if (options.kmsKeyId() != null) {
            body.put("kms_key_id", options.kmsKeyId());
        }
        if (!options.tags().isEmpty()) {
            body.put("tags", options.tags());
        }
        if (!options.metadata().isEmpty()) {
            body.put("metadata", options.metadata());
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
