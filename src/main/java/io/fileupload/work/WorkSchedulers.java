package io.fileupload.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Makes the schedulers that hand out work, the same for each kind. */
@Component
public class WorkSchedulers {

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Costs next to nothing in a file of one's own. */
    private static final Duration LOOK_INTO_FILE = Duration.ofMillis(250);
    /** An owner who is silent for this many heartbeats is dead; the least that db-scheduler allows. */
    private static final int MISSED = 4;

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** SQLite belongs to this process alone, so no owner dies without it. */
    private static final Duration NO_ONE_ELSE = Duration.ofDays(1);

    private static final Duration STOP = Duration.ofSeconds(20);

    private final DataSource database;
    private final JdbcCustomization sql;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Node node;
    private final boolean sqlite;

    WorkSchedulers(
            DataSource database,
            JdbcCustomization sql,
            JdbcTemplate jdbc,
            Clock clock,
            Node node,
            @Value("${database.sqlite}") boolean sqlite) {
        this.database = database;
        this.sql = sql;
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
        this.sqlite = sqlite;
    }

    /** One that hands out this kind of work, once it is started. */
    public WorkScheduler of(Work work, int threads, Worker worker) {
        if (sqlite) {
            takeFromTheDead(work);
        }
        Scheduler scheduler = builder(work, new WorkTask(work, worker).task())
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(
                        threads,
                        new CustomizableThreadFactory("upload-" + work.task().getTaskName() + "-")))
                .build();
        return new WorkScheduler(work, worker, scheduler);
    }

    private SchedulerBuilder builder(Work work, Task<Void> task) {
        SchedulerBuilder builder = Scheduler.create(database, List.of(task))
                .tableName(work.table())
                .schedulerName(new SchedulerName.Fixed(node.id()))
                .jdbcCustomization(sql)
                .clock(clock::instant)
                .pollingInterval(sqlite ? LOOK_INTO_FILE : LOOK)
                .heartbeatInterval(sqlite ? NO_ONE_ELSE : HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(STOP)
                .failureLogging(LogLevel.ERROR, true);
        if (work.isPrioritised()) {
            builder.enablePriority();
        }
        // What waits in a queue of this process gets no heartbeat, so no more is taken than threads can begin at once.
        return sqlite ? builder.pollUsingFetch(0.5, 1.0) : builder.pollUsingLockAndFetch(0.5, 1.0);
    }

    /** Of the one process that had it before. */
    private void takeFromTheDead(Work work) {
        jdbc.update(
                "update %s set picked = ?, picked_by = null, last_heartbeat = null, version = version + 1 where picked = ?"
                        .formatted(work.table()),
                false,
                true);
    }
}
