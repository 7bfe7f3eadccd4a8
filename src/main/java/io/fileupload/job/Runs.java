package io.fileupload.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to jobs when: each run is a row with its own figures. A job has at most one that has not ended. */
@Service
@Transactional
public class Runs {

    private static final String OPEN = " where upload_job_id = ? and ended_at is null";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Runs(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins a run, unless one has not ended. */
    public void open(String jobId, RunKind kind, String by) {
        if (current(jobId).isEmpty()) {
            jdbc.update(
                    "insert into runs (upload_job_id, kind, state, started_by, started_at) values (?, ?, ?, ?, ?)",
                    jobId,
                    kind.name(),
                    JobState.PENDING.name(),
                    by,
                    now());
        }
    }

    /** It is at work on this node. */
    void began(String jobId, String node) {
        jdbc.update("update runs set state = ?, node = ?" + OPEN, JobState.IN_PROGRESS.name(), node, jobId);
    }

    void scanned(String jobId, ScanFigures found) {
        jdbc.update(
                "update runs set scanned_files = ?, new_files = new_files + ?, changed_files = changed_files + ?"
                        + OPEN,
                found.scanned(),
                found.added(),
                found.changed(),
                jobId);
    }

    /** Its files can be sent from now on. */
    void sending(String jobId) {
        jdbc.update("update runs set sending_from = coalesce(sending_from, ?)" + OPEN, now(), jobId);
    }

    void add(String jobId, RunCounters more) {
        if (!more.equals(RunCounters.ZERO)) {
            jdbc.update(
                    "update runs set uploaded_files = uploaded_files + ?, failed_files = failed_files + ?,"
                            + " skipped_files = skipped_files + ?, uploaded_bytes = uploaded_bytes + ?,"
                            + " resumed_bytes = resumed_bytes + ?, sending_until = ?" + OPEN,
                    more.uploaded(),
                    more.failed(),
                    more.skipped(),
                    more.bytes(),
                    more.resumed(),
                    now(),
                    jobId);
        }
    }

    /** S3 can be used or not, as seen by the one who waits for the run's files. */
    public void waits(String jobId, boolean waiting) {
        Optional<Timestamp> since =
                jdbc.queryForList("select waiting_from from runs" + OPEN, Timestamp.class, jobId).stream()
                        .filter(Objects::nonNull)
                        .findFirst();
        if (waiting && since.isEmpty()) {
            jdbc.update("update runs set waiting_from = ?" + OPEN, now(), jobId);
        } else if (!waiting && since.isPresent()) {
            long waited =
                    Duration.between(since.get().toInstant(), clock.instant()).toMillis();
            jdbc.update("update runs set waiting_from = null, waited_millis = waited_millis + ?" + OPEN, waited, jobId);
        }
    }

    void paused(String jobId) {
        jdbc.update("update runs set state = ?" + OPEN, JobState.PAUSED.name(), jobId);
    }

    void resumed(String jobId) {
        jdbc.update("update runs set state = ?" + OPEN, JobState.PENDING.name(), jobId);
    }

    void end(String jobId, JobState state, @Nullable JobError error) {
        waits(jobId, false);
        jdbc.update(
                "update runs set state = ?, ended_at = ?, error = ?" + OPEN,
                state.name(),
                now(),
                error == null ? null : error.text(),
                jobId);
    }

    /** The run that has not ended. */
    @Transactional(readOnly = true)
    public Optional<Run> current(String jobId) {
        return jdbc.query("select * from runs" + OPEN, RunRow::read, jobId).stream()
                .findFirst();
    }

    /** The last run that sent something. */
    @Transactional(readOnly = true)
    public Optional<Run> lastThatSent(String jobId) {
        return jdbc
                .query(
                        "select * from runs where upload_job_id = ? and uploaded_bytes > 0 order by id desc limit 1",
                        RunRow::read,
                        jobId)
                .stream()
                .findFirst();
    }

    /** Up to {@code limit} runs, newest first, before the given one. */
    @Transactional(readOnly = true)
    public List<Run> page(String jobId, long before, int limit) {
        return jdbc.query(
                "select * from runs where upload_job_id = ? and id < ? order by id desc limit ?",
                RunRow::read,
                jobId,
                before,
                limit);
    }

    /** @return how many that ended before this were forgotten */
    public int forget(Instant endedBefore, int limit) {
        return jdbc.update(
                "delete from runs where id in (select id from runs where ended_at < ? limit ?)",
                Timestamp.from(Timestamps.truncate(endedBefore)),
                limit);
    }

    private Timestamp now() {
        return Timestamp.from(Timestamps.truncate(clock.instant()));
    }
}
