package io.fileupload.job;

import io.fileupload.testing.Postgres;

class ScanScheduleOnPostgresTest extends ScanScheduleTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }
}
