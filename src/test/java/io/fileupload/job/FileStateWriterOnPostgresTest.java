package io.fileupload.job;

import io.fileupload.testing.Postgres;

class FileStateWriterOnPostgresTest extends FileStateWriterTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }
}
