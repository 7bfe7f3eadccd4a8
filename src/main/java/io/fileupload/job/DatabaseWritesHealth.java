package io.fileupload.job;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether states of files can be written: on a full disk the database still answers, but nothing is safe. */
@Component("databaseWritesHealthIndicator")
class DatabaseWritesHealth implements HealthIndicator {

    private final FileStateWriter states;

    DatabaseWritesHealth(FileStateWriter states) {
        this.states = states;
    }

    @Override
    public Health health() {
        return states.isBlocked()
                ? Health.down()
                        .withDetail("reason", "The database cannot be written; see the log")
                        .build()
                : Health.up().build();
    }
}
