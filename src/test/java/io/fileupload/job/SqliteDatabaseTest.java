package io.fileupload.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.testing.DataLayer;
import io.fileupload.work.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteDatabaseTest extends DataLayerTest {

    @ParameterizedTest
    @CsvSource({
        "writer, journal_mode, wal",
        "writer, synchronous, 2",
        "writer, foreign_keys, 1",
        "writer, auto_vacuum, 2",
        "writer, journal_size_limit, 67108864",
        "readers, query_only, 1",
        "readers, foreign_keys, 1"
    })
    void isSetUpToLoseNothing(String pool, String pragma, String value) {
        JdbcTemplate jdbc = new JdbcTemplate(data().get(pool, DataSource.class));

        assertThat(jdbc.queryForObject("PRAGMA " + pragma, String.class)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state = 'PENDING' and "})
    void readsAPageOfFilesByIndex(String condition) {
        String plan = bean(JdbcTemplate.class)
                .queryForList("explain query plan select * from files where upload_job_id = 'a' and " + condition
                        + "path >= 'b' and path > 'b' order by path, path limit 100")
                .toString();

        assertThat(plan).contains("SEARCH files USING INDEX", "path>?").doesNotContain("SCAN", "TEMP B-TREE");
    }

    @Test
    void readersCannotWrite() {
        JdbcTemplate readers = new JdbcTemplate(data().get("readers", DataSource.class));

        assertThatThrownBy(() -> readers.update("delete from upload_jobs")).hasMessageContaining("readonly");
    }

    @Test
    void keepsTimestampsAsUtcTextThatSorts() {
        String id = newJob();
        start(id);

        String created = text("select created_at from upload_jobs where id = ?", id);
        String type = text("select typeof(started_at) from upload_jobs where id = ?", id);

        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(Instant.parse(created.replace(' ', 'T') + "Z"))
                .isEqualTo(jobs().get(id).createdAt());
        assertThat(type).isEqualTo("text");
    }

    @Test
    void rowsMadeByHandReadTheSameWay() {
        bean(JdbcTemplate.class)
                .update("insert into upload_jobs (id, source_folder, destination_bucket) values ('hand', '/f', 'b')");

        assertThat(jobs().get("hand").createdAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    @Tag("fault-53")
    void aWriteWaitsForALockOnTheDatabase() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);
        Owner owner = owner(job);

        CompletableFuture<Boolean> written;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement sql = other.createStatement()) {
            sql.execute("begin immediate");
            written = bean(FileStateWriter.class).write(owner, file, file.claimed());
            assertThat(written).failsWithin(300, TimeUnit.MILLISECONDS);
            sql.execute("rollback");
        }

        assertThat(written).succeedsWithin(15, SECONDS).isEqualTo(true);
    }

    @Test
    @Tag("fault-55")
    void refusesAFileThatAnotherServiceUses() {
        assertThatThrownBy(() -> DataLayer.on("sqlite:///" + file()))
                .rootCause()
                .hasMessageContaining("another process uses the database " + file());
    }

    @Test
    void makesTheFoldersOfTheFile(@TempDir Path folder) {
        Path file = folder.resolve("not/there/yet/uploads.db");

        try (DataLayer data = DataLayer.on("sqlite:///" + file)) {
            assertThat(data.get(Jobs.class).list(null, null, 10)).isEmpty();
        }

        assertThat(file).exists();
    }

    @Test
    void findsItsJobsAgainAfterARestart(@TempDir Path folder) {
        String url = "sqlite:///" + folder.resolve("uploads.db");
        try (DataLayer data = DataLayer.on(url)) {
            data.get(Jobs.class).create("kept", REQUEST, "someone");
        }

        try (DataLayer data = DataLayer.on(url)) {
            assertThat(data.get(Jobs.class).get("kept").request()).isEqualTo(REQUEST);
        }
    }

    @Test
    @Tag("fault-54")
    void refusesToOpenWhatIsNoDatabaseAndLeavesItAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("uploads.db"), "This is no SQLite database".repeat(100));

        assertThatThrownBy(() -> DataLayer.on("sqlite:///" + file)).isInstanceOf(RuntimeException.class);

        assertThat(file).content().isEqualTo("This is no SQLite database".repeat(100));
    }

    private Path file() {
        return folder.resolve(getClass().getSimpleName() + ".db");
    }
}
