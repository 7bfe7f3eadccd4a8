package io.fileupload.settings;

import java.util.Arrays;
import java.util.Optional;

/** The environment variables by the property each one sets, and what is allowed, in words. */
enum Variable {
    CHUNK_SIZE("storage.chunk-size", "a number of bytes from 5242880 (5 MiB) to 5368709120 (5 GiB)"),
    AWS_ENDPOINT_URL("storage.endpoint", "an http:// or https:// URL, or empty for AWS itself"),
    WORKER_CONCURRENCY("upload.worker-concurrency", "a whole number from 1 to 256"),
    FILE_MONITOR_INTERVAL("monitor.interval", "a number of seconds from 0 (off) to 31536000"),
    FILE_STABILITY_THRESHOLD("monitor.stability-threshold", "a number of seconds from 0 to 86400"),
    SOURCE_ROOTS("folder.source-roots", "absolute folders that exist, separated by commas"),
    ALLOWED_BUCKETS("upload.allowed-buckets", "S3 bucket names, separated by commas"),
    SERVER_PORT("server.port", "a port from 0 to 65535"),
    SERVER_ADDRESS("server.address", "an IP address or host name of this machine"),
    ALLOW_ANONYMOUS("security.allow-anonymous", "true or false");

    private final String property;
    private final String allowed;

    Variable(String property, String allowed) {
        this.property = property;
        this.allowed = allowed;
    }

    static Optional<Variable> setting(String property) {
        return Arrays.stream(values())
                .filter(variable -> property.startsWith(variable.property))
                .findFirst();
    }

    String allowed() {
        return allowed;
    }

    String property() {
        return property;
    }
}
