package io.fileupload.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Component;

/** The health checks that mean something to an operator, in words. */
@Component
class HealthChecks {

    private final HealthEndpoint health;
    private final Formats format;

    HealthChecks(HealthEndpoint health, Formats format) {
        this.health = health;
        this.format = format;
    }

    public List<HealthCheck> all() {
        List<HealthCheck> checks = new ArrayList<>();
        for (String name : List.of("s3", "db", "diskSpace")) {
            HealthDescriptor found = health.healthForPath(name);
            if (found != null) {
                checks.add(check(name, found));
            }
        }
        return checks;
    }

    private HealthCheck check(String name, HealthDescriptor descriptor) {
        String status = descriptor.getStatus().getCode();
        Map<String, Object> details =
                descriptor instanceof IndicatedHealthDescriptor indicated ? indicated.getDetails() : Map.of();
        boolean up = status.equals("UP");
        return switch (name) {
            case "s3" -> new HealthCheck("S3", status, up ? "The endpoint answers." : s3(details));
            case "db" ->
                new HealthCheck("Database", status, up ? "The database answers." : "The database does not answer.");
            default -> new HealthCheck("Disk of the service", status, disk(details));
        };
    }

    private static String s3(Map<String, Object> details) {
        return "Uploads wait: " + details.getOrDefault("reason", "it cannot be reached");
    }

    private String disk(Map<String, Object> details) {
        return details.get("free") instanceof Long free && details.get("total") instanceof Long total
                ? format.bytes(free) + " free of " + format.bytes(total)
                : "No figures.";
    }

    /** @param status {@code UP}, {@code DEGRADED} or {@code DOWN} */
    record HealthCheck(String name, String status, String words) {

        public String css() {
            return status.equals("UP") ? "completed" : status.equals("DEGRADED") ? "paused" : "failed";
        }

        public String label() {
            return status.equals("UP") ? "OK" : status.equals("DEGRADED") ? "Waiting" : "Down";
        }
    }
}
