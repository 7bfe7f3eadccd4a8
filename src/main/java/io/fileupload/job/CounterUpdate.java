package io.fileupload.job;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps a job's counters in step with its files, in the same transaction: counting a million rows takes too long. */
@Component
class CounterUpdate {

    private static final String SQL = """
            update upload_jobs set total_files = total_files + ?, completed_files = completed_files + ?,
                failed_files = failed_files + ?, skipped_files = skipped_files + ?, total_bytes = total_bytes + ?,
                completed_bytes = completed_bytes + ?, updated_at = ?
            where id = ?""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    CounterUpdate(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String jobId, JobCounters delta) {
        if (delta.equals(JobCounters.ZERO)) {
            return;
        }
        jdbc.update(
                SQL,
                delta.total(),
                delta.completed(),
                delta.failed(),
                delta.skipped(),
                delta.totalBytes(),
                delta.completedBytes(),
                Timestamp.from(Timestamps.truncate(clock.instant())),
                jobId);
    }
}
