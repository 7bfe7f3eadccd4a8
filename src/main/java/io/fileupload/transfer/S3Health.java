package io.fileupload.transfer;

import io.fileupload.storage.ObjectStore;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether S3 can be reached; while it cannot, the service works on as far as it can. */
@Component("s3HealthIndicator")
class S3Health implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final S3Availability s3;
    private final ObjectStore store;

    S3Health(S3Availability s3, ObjectStore store) {
        this.s3 = s3;
        this.store = store;
    }

    @Override
    public Health health() {
        Optional<String> reason = s3.waitingReason().or(store::connectFailure);
        return reason.map(
                        why -> Health.status(DEGRADED).withDetail("reason", why).build())
                .orElseGet(() -> Health.up().build());
    }
}
