package io.fileupload.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives the disk back what deleted rows leave free in the SQLite file, which otherwise only ever grows. */
@Component
@ConditionalOnProperty("database.sqlite")
class SqliteSpace {

    private static final Logger log = LoggerFactory.getLogger(SqliteSpace.class);

    /** Bytes that are copied within a few seconds at a start; a larger file is left to the operator. */
    private static final long SMALL = 256L << 20;

    private static final String INCREMENTAL = "2";

    /** Pages a step, some milliseconds in which no one else can write. */
    private static final int STEP = 500;

    /** Pages that stay free, for the rows to come. */
    private static final int SPARE = 1_000;

    private final JdbcTemplate writer;

    SqliteSpace(@Qualifier("writer") DataSource writer) {
        this.writer = new JdbcTemplate(writer);
    }

    /** Has a new file give space back, and an existing one that is small; to be called before anyone else opens it. */
    static void prepare(SqliteFile file) throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.path());
                Statement sql = database.createStatement()) {
            if (INCREMENTAL.equals(Rows.text(database, "pragma auto_vacuum"))) {
                return;
            }
            if (Files.size(file.path()) > SMALL) {
                log.warn(
                        "The database {} keeps the space of deleted rows; see \"Space\" in docs/operations.md",
                        file.path());
                return;
            }
            sql.executeUpdate("pragma auto_vacuum = incremental");
            sql.executeUpdate("vacuum");
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void giveBack() {
        int free = number("pragma freelist_count");
        int before = free + 1;
        while (free > SPARE && free < before) {
            writer.update("pragma incremental_vacuum(" + Math.min(STEP, free - SPARE) + ")");
            before = free;
            free = number("pragma freelist_count");
        }
        writer.queryForList("pragma wal_checkpoint(passive)");
    }

    private int number(String pragma) {
        return writer.queryForList(pragma, Integer.class).get(0);
    }
}
