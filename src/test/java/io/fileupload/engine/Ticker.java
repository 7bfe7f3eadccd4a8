package io.fileupload.engine;

import io.fileupload.work.Next;
import io.fileupload.work.NotOwnerException;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Picks work that is due, hands it to a worker, and writes down when it is due next: as db-scheduler does. */
final class Ticker {
    private static final int MOST_DOUBLINGS = 9;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Boundaries boundaries;

    Ticker(JdbcTemplate jdbc, Clock clock, Boundaries boundaries) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.boundaries = boundaries;
    }

    private record Row(String instance, Instant due, long version, int failures) {}

    static String table(Work work) {
        return work == Work.RUN ? "scheduled_runs" : "scheduled_shards";
    }

    /** @return whether anything of this kind was due */
    boolean tick(EngineNode node, Work work) {
        Optional<Row> due = due(work);
        due.ifPresent(row -> execute(node, work, row));
        boundaries.requireAlive();
        return due.isPresent();
    }

    private Optional<Row> due(Work work) {
        String order = work == Work.RUN ? "execution_time" : "priority desc, execution_time";
        String sql = "select task_instance, execution_time, version, coalesce(consecutive_failures, 0) from %s"
                + " where not picked and execution_time <= ? order by %s, rowid limit 1";
        List<Row> rows = jdbc.query(
                sql.formatted(table(work), order),
                (row, i) -> new Row(row.getString(1), row.getTimestamp(2).toInstant(), row.getLong(3), row.getInt(4)),
                Timestamp.from(clock.instant()));
        return rows.stream().findFirst();
    }

    private void execute(EngineNode node, Work work, Row row) {
        int picked = jdbc.update(
                "update %s set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1 where task_instance = ? and version = ? and not picked"
                        .formatted(table(work)),
                node.id(),
                Timestamp.from(clock.instant()),
                row.instance,
                row.version);
        if (picked == 0) {
            return;
        }
        Owner owner = new Owner(work, row.instance, row.version + 1);
        if (work == Work.RUN && othersOwnShardsOf(row.instance)) {
            // To wait for them here would take as long as it takes: the process begins to stop instead.
            Thread.currentThread().interrupt();
        }
        try {
            Next next = node.worker(work).work(owner);
            boundaries.requireAlive();
            settle(owner, next, 0);
        } catch (InterruptedException | NotOwnerException e) {
            settle(owner, Next.at(row.due), 0);
        } catch (RuntimeException e) {
            boundaries.requireAlive();
            Duration pause = Duration.ofSeconds(1L << Math.min(row.failures, MOST_DOUBLINGS));
            settle(owner, Next.at(clock.instant().plus(pause)), row.failures + 1);
        } finally {
            Thread.interrupted();
        }
    }

    /** Only of a job that is to stop: what is waited for then is a matter of time. */
    private boolean othersOwnShardsOf(String job) {
        return jdbc.queryForObject(
                        "select count(*) from scheduled_shards r join shards s on s.id = r.task_instance"
                                + " join upload_jobs j on j.id = s.upload_job_id"
                                + " where j.id = ? and r.picked and j.halting",
                        Integer.class,
                        job)
                > 0;
    }

    /** Without effect where someone else has it by now. */
    private void settle(Owner owner, Next next, int failures) {
        if (next.at() == null) {
            jdbc.update(
                    "delete from %s where task_instance = ? and version = ?".formatted(table(owner.work())),
                    owner.instance(),
                    owner.epoch());
        } else {
            jdbc.update(
                    "update %s set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?, consecutive_failures = ?, version = version + 1 where task_instance = ? and version = ?"
                            .formatted(table(owner.work())),
                    Timestamp.from(next.at()),
                    failures,
                    owner.instance(),
                    owner.epoch());
        }
    }

    /** What becomes of the work of a process that is silent for too long; it may live all the same. */
    void takeFrom(String node) {
        for (Work work : Work.values()) {
            jdbc.update(
                    "update %s set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?, consecutive_failures = coalesce(consecutive_failures, 0) + 1, version = version + 1 where picked_by = ? and picked"
                            .formatted(table(work)),
                    Timestamp.from(clock.instant()),
                    node);
        }
    }
}
