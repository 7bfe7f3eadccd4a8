package io.fileupload.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.DataLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteSpaceTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("uploads.db");
    }

    @Test
    void theFileShrinksAfterRowsAreDeleted() throws Exception {
        try (DataLayer data = DataLayer.on("sqlite:///" + file)) {
            fill(data.get(JdbcTemplate.class));
            data.get(SqliteSpace.class).giveBack();
            long free = Files.size(file);

            data.get(JdbcTemplate.class).update("delete from upload_jobs");
            data.get(SqliteSpace.class).giveBack();

            assertThat(Files.size(file)).isLessThan(free / 3).isLessThan(8 << 20);
            assertThat(data.get(JdbcTemplate.class).queryForObject("pragma integrity_check", String.class))
                    .isEqualTo("ok");
        }
    }

    @Test
    void aFileThatIsAlreadyThereLearnsToShrinkAndKeepsItsRows() throws Exception {
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = old.createStatement()) {
            sql.execute("pragma journal_mode = wal");
            sql.execute("create table kept (name text)");
            sql.execute("insert into kept values ('row')");
        }

        SqliteSpace.prepare(SqliteFile.lock(file));

        try (Connection now = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(Rows.text(now, "pragma auto_vacuum")).isEqualTo("2");
            assertThat(Rows.text(now, "pragma journal_mode")).isEqualTo("wal");
            assertThat(Rows.text(now, "select name from kept")).isEqualTo("row");
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("insert into upload_jobs (id, source_folder, destination_bucket) values ('a', '/f', 'b')");
        jdbc.update("""
                with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
                insert into files (upload_job_id, path) select 'a', 'a/rather/long/path/of/a/file/' || i from n""");
    }
}
