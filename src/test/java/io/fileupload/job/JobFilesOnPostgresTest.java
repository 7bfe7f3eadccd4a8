package io.fileupload.job;

import io.fileupload.testing.Postgres;

class JobFilesOnPostgresTest extends JobFilesTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }
}
