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
                completed_bytes = completed_bytes + ?, resumed_bytes = resumed_bytes + ?, updated_at = ?
            where id = ?""";

    private static final String RECOUNT = """
            update upload_jobs set (total_files, completed_files, failed_files, skipped_files, total_bytes,
                completed_bytes, resumed_bytes) = (
                select coalesce(sum(case when state <> 'SKIPPED' then 1 else 0 end), 0),
                    coalesce(sum(case when state = 'UPLOADED' then 1 else 0 end), 0),
                    coalesce(sum(case when state = 'FAILED' then 1 else 0 end), 0),
                    coalesce(sum(case when state = 'SKIPPED' then 1 else 0 end), 0),
                    coalesce(sum(case when state <> 'SKIPPED' then size else 0 end), 0),
                    coalesce(sum(case when state <> 'SKIPPED' then files.completed_bytes else 0 end), 0),
                    coalesce(sum(files.resumed_bytes), 0)
                from files where upload_job_id = upload_jobs.id)
            where id = ?""";

    private final JdbcTemplate jdbc;
    private final Runs runs;
    private final Clock clock;

    CounterUpdate(JdbcTemplate jdbc, Runs runs, Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    /** From the files themselves, for changes that are too large to add up and too rare to care. */
    void recount(String jobId) {
        jdbc.update(RECOUNT, jobId);
    }

    /** Of the job, and of its run. */
    void add(String jobId, JobCounters delta, RunCounters done) {
        runs.add(jobId, done);
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
                delta.resumedBytes(),
                Timestamp.from(Timestamps.truncate(clock.instant())),
                jobId);
    }
}
