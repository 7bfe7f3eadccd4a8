package io.fileupload.work;

import io.fileupload.testing.Postgres;

class WorkSchedulerOnPostgresTest extends WorkSchedulerContract {

    private final String url = Postgres.newUrl();

    @Override
    String databaseUrl() {
        return url;
    }
}
