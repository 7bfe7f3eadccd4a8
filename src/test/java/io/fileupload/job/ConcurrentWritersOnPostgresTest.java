package io.fileupload.job;

import io.fileupload.testing.Postgres;

class ConcurrentWritersOnPostgresTest extends ConcurrentWritersTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }
}
