package io.fileupload.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
        add(checks, "S3", "The endpoint answers.", "s3");
        add(checks, "Database", "The database answers.", "db", "databaseWrites", "databaseDisk");
        add(checks, "Disk of the service", "There is room.", "diskSpace");
        return checks;
    }

    /** The worst of these, of which some may not be there. */
    private void add(List<HealthCheck> checks, String title, String wellWords, String... names) {
        Stream.of(names)
                .map(health::healthForPath)
                .filter(Objects::nonNull)
                .map(found -> check(title, wellWords, found))
                .reduce((worse, next) -> worse.isUp() ? next : worse)
                .ifPresent(checks::add);
    }

    private HealthCheck check(String title, String wellWords, HealthDescriptor descriptor) {
        Map<String, Object> details =
                descriptor instanceof IndicatedHealthDescriptor indicated ? indicated.getDetails() : Map.of();
        HealthCheck check = new HealthCheck(title, descriptor.getStatus().getCode(), wellWords);
        if (details.get("free") instanceof Long free && details.get("total") instanceof Long total) {
            return check.with(format.bytes(free) + " free of " + format.bytes(total));
        }
        return check.isUp() ? check : check.with(String.valueOf(details.getOrDefault("reason", "It does not answer.")));
    }

    /** @param status {@code UP}, {@code DEGRADED} or {@code DOWN} */
    record HealthCheck(String name, String status, String words) {

        boolean isUp() {
            return status.equals("UP");
        }

        HealthCheck with(String otherWords) {
            return new HealthCheck(name, status, otherWords);
        }

        public String css() {
            return isUp() ? "completed" : status.equals("DEGRADED") ? "paused" : "failed";
        }

        public String label() {
            return isUp() ? "OK" : status.equals("DEGRADED") ? "Waiting" : "Down";
        }
    }
}
