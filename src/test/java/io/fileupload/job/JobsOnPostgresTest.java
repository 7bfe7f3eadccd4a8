package io.fileupload.job;

import io.fileupload.testing.Postgres;

class JobsOnPostgresTest extends JobsTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }
}
