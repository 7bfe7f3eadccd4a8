package io.fileupload.job;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Batched writes to {@code files}. */
@Component
class FileTable {

    private static final String COLUMNS = """
            state = ?, failure_code = ?, failure_reason = ?, mtime = ?, size = ?, version = ?, completed_bytes = ?,
            attempts = ?, retry_at = ?, in_doubt = ?, multipart_id = ?, part_size = ?, multipart_version = ?,
            etag = ?, checksum = ?, resumed_bytes = ?, shard_id = ?, updated_at = ?""";
    /** Only of the row as it was known: a change that is not heard to be committed, and repeated, counts once. */
    private static final String UPDATE =
            "update files set " + COLUMNS + " where id = ? and state = ? and shard_id = ? and completed_bytes = ?";

    private static final String INSERT = """
            insert into files (state, failure_code, failure_reason, mtime, size, version, completed_bytes,
                attempts, retry_at, in_doubt, multipart_id, part_size, multipart_version,
                etag, checksum, resumed_bytes, shard_id, updated_at, upload_job_id, path, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    FileTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return per file 1, or 0 where the path was there already */
    int[] insert(List<FileRecord> files) {
        Timestamp now = timestamp(clock.instant());
        return jdbc.batchUpdate(INSERT, batch(files.size(), (row, i) -> {
            FileRecord file = files.get(i);
            int next = bind(row, file, now);
            row.setString(next, file.jobId());
            row.setString(next + 1, file.path());
            row.setTimestamp(next + 2, now);
        }));
    }

    /** @return per change 1, or 0 where the file was no longer in the expected state */
    int[] update(List<FileChange> changes) {
        Timestamp now = timestamp(clock.instant());
        return jdbc.batchUpdate(UPDATE, batch(changes.size(), (row, i) -> {
            FileChange change = changes.get(i);
            int next = bind(row, change.after(), now);
            row.setLong(next, change.before().id());
            row.setString(next + 1, change.before().status().state().name());
            row.setLong(next + 2, change.before().shard());
            row.setLong(next + 3, change.before().status().completedBytes());
        }));
    }

    /** @return per file 1, or 0 where it was no longer in the expected state */
    int[] delete(List<FileRecord> files) {
        return jdbc.batchUpdate("delete from files where id = ? and state = ?", batch(files.size(), (row, i) -> {
            row.setLong(1, files.get(i).id());
            row.setString(2, files.get(i).status().state().name());
        }));
    }

    private static int bind(PreparedStatement row, FileRecord file, @Nullable Timestamp now) throws SQLException {
        FileStatus status = file.status();
        Failure failure = status.failure();
        MultipartProgress multipart = status.multipart();
        Receipt receipt = status.receipt();
        int i = 1;
        row.setString(i++, status.state().name());
        row.setString(i++, failure == null ? null : failure.code());
        row.setString(i++, failure == null ? null : failure.reason());
        row.setTimestamp(
                i++, file.version() == null ? null : timestamp(file.version().mtime()));
        row.setLong(i++, file.size());
        row.setString(i++, VersionColumn.format(file.version()));
        row.setLong(i++, status.completedBytes());
        row.setInt(i++, status.attempts());
        row.setTimestamp(i++, timestamp(status.retryAt()));
        row.setBoolean(i++, status.inDoubt());
        row.setString(i++, multipart == null ? null : multipart.uploadId());
        row.setLong(i++, multipart == null ? 0 : multipart.partSize());
        row.setString(i++, multipart == null ? null : multipart.version());
        row.setString(i++, receipt == null ? null : receipt.etag());
        row.setString(i++, receipt == null ? null : receipt.checksum());
        row.setLong(i++, receipt == null ? 0 : receipt.resumedBytes());
        row.setLong(i++, file.shard());
        row.setTimestamp(i++, now);
        return i;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(Timestamps.truncate(instant));
    }

    private static BatchPreparedStatementSetter batch(int size, RowBinder binder) {
        return new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int i) throws SQLException {
                binder.bind(row, i);
            }

            @Override
            public int getBatchSize() {
                return size;
            }
        };
    }

    private interface RowBinder {
        void bind(PreparedStatement row, int i) throws SQLException;
    }
}
