package io.fileupload.service;

import io.fileupload.testing.Postgres;
import java.util.Map;

class RecoveryOnPostgresIT extends RecoveryIT {

    @Override
    Map<String, String> settings() {
        return Map.of("FILE_MONITOR_INTERVAL", "0", "DATABASE_URL", Postgres.newUrl());
    }
}
