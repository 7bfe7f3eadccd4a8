package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.DataLayer;
import io.fileupload.testing.Postgres;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresDatabaseTest extends DataLayerTest {

    @Override
    String databaseUrl() {
        return Postgres.newUrl();
    }

    @Test
    void readsAPageOfFilesByIndexHoweverManyThereAre() {
        String job = newJob();
        for (int i = 0; i < 4; i++) {
            newFiles(newJob(), 5_000);
            int from = i * 5_000;
            scanned()
                    .add(
                            owner(job),
                            job,
                            IntStream.range(from, from + 5_000)
                                    .mapToObj(n ->
                                            FileRecord.pending(job, "folder/%06d".formatted(n), SampleFiles.VERSION))
                                    .toList());
        }
        jdbc().execute("vacuum analyze files");

        assertThat(rowsRead(() -> files().page(job, null, "folder/010000", 100)))
                .isLessThan(500);
        assertThat(rowsRead(() -> files().page(job, FileState.PENDING, "folder/010000", 100)))
                .isLessThan(500);
        assertThat(rowsRead(() -> scanned().known(job, paths(100)))).isLessThan(500);
    }

    @Test
    void takesOverADatabaseOfAnEarlierVersion() {
        DriverManagerDataSource database = new DriverManagerDataSource(jdbcUrl(Postgres.newUrl()), "postgres", "any");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/postgresql")
                .target("2")
                .load()
                .migrate();
        JdbcTemplate old = new JdbcTemplate(database);
        old.update("insert into upload_jobs (id, source_folder, destination_bucket) values ('old', '/f', 'b')");
        List.of("a\\b", "b", "ü")
                .forEach(path -> old.update("insert into files (upload_job_id, path) values ('old', ?)", path));

        try (DataLayer data = DataLayer.on(
                String.valueOf(database.getUrl()).replace("jdbc:postgresql://", "postgresql://postgres:any@"))) {
            data.get(JobScans.class).wake("old");
            data.get(ScannedFiles.class)
                    .add(owner(data, "old"), "old", List.of(FileRecord.pending("old", "a\\b", SampleFiles.VERSION)));

            assertThat(data.get(JobFiles.class).page("old", null, "", 10))
                    .extracting(view -> view.file().path())
                    .containsExactly("a\\b", "b", "ü");
        }
    }

    private static List<String> paths(int count) {
        return IntStream.range(0, count).mapToObj("folder/%06d"::formatted).toList();
    }

    private static String jdbcUrl(String url) {
        return url.replaceFirst("postgresql://.*@", "jdbc:postgresql://");
    }

    private long rowsRead(Runnable query) {
        return bean(TransactionTemplate.class).execute(status -> {
            // What this connection read before may not be in the server's statistics yet.
            long before = rowsRead();
            query.run();
            return rowsRead() - before;
        });
    }

    private long rowsRead() {
        return Long.parseLong(
                text("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'files'"));
    }

    private JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }
}
