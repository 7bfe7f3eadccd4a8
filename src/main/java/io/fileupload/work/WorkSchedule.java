package io.fileupload.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** When work is due. Takes part in the transaction of its caller, so that work and what it is about exist together. */
@Component
public class WorkSchedule {

    private static final int MEDIUM = 50;

    private final Map<Work, SchedulerClient> clients = new EnumMap<>(Work.class);
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkSchedule(DataSource database, JdbcCustomization sql, ApplicationEventPublisher events, Clock clock) {
        DataSource sameTransaction = new TransactionAwareDataSourceProxy(database);
        for (Work work : Work.values()) {
            SchedulerClient.Builder client = SchedulerClient.Builder.create(sameTransaction, List.of())
                    .tableName(work.table())
                    .jdbcCustomization(sql);
            clients.put(work, (work.isPrioritised() ? client.enablePriority() : client).build());
        }
        this.events = events;
        this.clock = clock;
    }

    /** Has it done now, unless someone does it at this moment: then that owner decides when next. */
    public void now(Work work, String instance) {
        at(work, instance, clock.instant(), MEDIUM);
    }

    /**
     * As {@link #now(Work, String)}.
     *
     * @param priority of two that are due the higher goes first, where the kind of work has priorities
     * @return false if someone does it at this moment
     */
    public boolean now(Work work, String instance, int priority) {
        return at(work, instance, clock.instant(), priority);
    }

    public void at(Work work, String instance, Instant time) {
        at(work, instance, time, MEDIUM);
    }

    private boolean at(Work work, String instance, Instant time, int priority) {
        try {
            client(work)
                    .schedule(
                            work.task().instance(instance).priority(priority).build(),
                            time,
                            ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceException e) {
            return false;
        }
        if (!time.isAfter(clock.instant())) {
            events.publishEvent(new WorkDue(work));
        }
        return true;
    }

    /** It is not due until someone asks for it, unless someone does it at this moment. */
    public void park(Work work, String instance) {
        try {
            client(work).reschedule(work.task().instanceId(instance), Objects.requireNonNull(Next.PARKED.at()));
        } catch (TaskInstanceException e) {
            // Its owner sees for himself that it is no longer wanted, or there is nothing to park.
        }
    }

    /** Forgets it for good, unless someone does it at this moment: its name must never come again. */
    public void remove(Work work, String instance) {
        try {
            client(work).cancel(work.task().instanceId(instance));
        } catch (TaskInstanceException e) {
            // Its owner sees for himself that it is no longer wanted, or there is nothing to take off.
        }
    }

    /** Whether someone does it at this moment, or died over it and is not yet missed. */
    public boolean isOwned(Work work, String instance) {
        return client(work)
                .getScheduledExecution(work.task().instanceId(instance))
                .map(execution -> execution.isPicked())
                .orElse(false);
    }

    private SchedulerClient client(Work work) {
        return Objects.requireNonNull(clients.get(work));
    }
}
