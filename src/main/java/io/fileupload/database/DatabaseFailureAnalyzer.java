package io.fileupload.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.sqlite.SQLiteErrorCode;

/** Says what to do about a database that cannot be used: one that is damaged, or of a newer version. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
        SQLException sql = findCause(rootFailure, SQLException.class);
        if (sql != null && isDamaged(sql)) {
            return new FailureAnalysis(damaged(), null, sql);
        }
        FlywayException flyway = findCause(rootFailure, FlywayException.class);
        if (flyway != null && String.valueOf(flyway.getMessage()).contains("not resolved locally")) {
            return new FailureAnalysis(
                    "The database was written by a newer version of the service; start that version, or restore a"
                            + " backup from before the upgrade",
                    null,
                    flyway);
        }
        return null;
    }

    private static boolean isDamaged(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private String damaged() {
        String file = DatabaseUrl.parse(environment.getRequiredProperty("spring.datasource.url"))
                .file()
                .toAbsolutePath()
                .normalize()
                .toString();
        return "The database " + file + " is damaged and was left as it is. To restore it: 1. keep a copy of " + file
                + ", " + file + "-wal and " + file + "-shm; 2. put a backup in its place, or save what can be read with"
                + " sqlite3 " + file + " .recover | sqlite3 restored.db and put restored.db in its place;"
                + " 3. remove " + file + "-wal and " + file + "-shm; 4. start again. Objects in S3 are not affected";
    }
}
