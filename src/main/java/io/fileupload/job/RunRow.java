package io.fileupload.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code runs}. */
final class RunRow {

    private RunRow() {}

    static Run read(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("upload_job_id"),
                RunKind.valueOf(row.getString("kind")),
                JobState.valueOf(row.getString("state")),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"),
                row.getLong("scanned_files"),
                row.getLong("new_files"),
                row.getLong("changed_files"),
                row.getLong("uploaded_files"),
                row.getLong("failed_files"),
                row.getLong("skipped_files"),
                row.getLong("uploaded_bytes"),
                row.getLong("resumed_bytes"),
                instant(row, "sending_from"),
                instant(row, "sending_until"),
                Duration.ofMillis(row.getLong("waited_millis")),
                row.getString("error"),
                row.getString("node"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
