package io.fileupload.database;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the disk of the SQLite file has room: without it no upload can be taken or recorded. */
@Component("databaseDiskHealthIndicator")
@ConditionalOnProperty("database.sqlite")
class DatabaseDiskHealth implements HealthIndicator {

    private static final long LEAST_BYTES = 1L << 20;

    private final SqliteFile file;

    DatabaseDiskHealth(SqliteFile file) {
        this.file = file;
    }

    @Override
    public Health health() {
        try {
            FileStore disk = Files.getFileStore(file.path().getParent());
            Health.Builder health = disk.getUsableSpace() < LEAST_BYTES
                    ? Health.down().withDetail("reason", "The disk of the database is full; free some space")
                    : Health.up();
            return health.withDetail("free_bytes", disk.getUsableSpace()).build();
        } catch (IOException e) {
            return Health.down()
                    .withDetail("reason", "The disk of the database cannot be read")
                    .build();
        }
    }
}
