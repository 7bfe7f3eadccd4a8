package io.fileupload.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.DataLayer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

abstract class WorkSchedulerContract {
    private final List<Owner> owners = new CopyOnWriteArrayList<>();
    private DataLayer data;
    private WorkSchedule schedule;

    @BeforeEach
    void open() {
        data = DataLayer.on(databaseUrl());
        schedule = data.get(WorkSchedule.class);
    }

    @AfterEach
    void close() {
        data.close();
    }

    abstract String databaseUrl();

    @Test
    void handsOutWorkUntilItIsDone() {
        schedule.now(Work.RUN, "job");

        WorkScheduler scheduler = start(owner -> owners.size() < 3 ? Next.at(Instant.now()) : Next.DONE);

        await().atMost(20, SECONDS).until(() -> rows() == 0);
        assertThat(owners).hasSize(3).extracting(Owner::instance).containsOnly("job");
        assertThat(owners).extracting(Owner::epoch).isSorted().doesNotHaveDuplicates();
        scheduler.stop();
    }

    @Test
    @Tag("fault-83")
    void whatBreaksOffIsTriedAgainWithGrowingPauses() {
        schedule.now(Work.RUN, "job");

        WorkScheduler scheduler = start(owner -> {
            throw new IllegalStateException("planted");
        });

        await().atMost(20, SECONDS).until(() -> failures() == 2);
        assertThat(pauseSeconds()).isBetween(1.5, 2.5);
        await().atMost(20, SECONDS).until(() -> failures() == 3);
        assertThat(pauseSeconds()).isBetween(3.5, 4.5);
        scheduler.stop();
    }

    @Test
    @Tag("fault-50")
    void whatIsBeingDoneWhenTheServiceStopsIsHandedBack() {
        schedule.now(Work.RUN, "job");
        WorkScheduler scheduler = start(owner -> {
            new CountDownLatch(1).await();
            return Next.DONE;
        });
        await().atMost(20, SECONDS).until(() -> owners.size() == 1);

        scheduler.stop();

        assertThat(schedule.isOwned(Work.RUN, "job")).isFalse();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whoHasItDecidesWhenNextWhateverIsAskedMeanwhile() {
        schedule.now(Work.SHARD, "7");
        jdbc().update("update scheduled_shards set picked = ?, version = version + 1", true);

        assertThat(schedule.now(Work.SHARD, "7", 0)).isFalse();
        schedule.remove(Work.SHARD, "7");

        assertThat(schedule.isOwned(Work.SHARD, "7")).isTrue();
    }

    DataLayer data() {
        return data;
    }

    List<Owner> owners() {
        return owners;
    }

    WorkScheduler start(Doing doing) {
        WorkScheduler scheduler = data.get(WorkSchedulers.class).of(Work.RUN, 2, new Interruptible(doing));
        scheduler.open();
        return scheduler;
    }

    private int rows() {
        return number("select count(*) from scheduled_runs");
    }

    private int failures() {
        return number("select coalesce(max(consecutive_failures), 0) from scheduled_runs");
    }

    private int number(String sql) {
        Integer number = jdbc().queryForObject(sql, Integer.class);
        return number == null ? 0 : number;
    }

    private double pauseSeconds() {
        return jdbc().queryForObject(
                        "select execution_time, last_failure from scheduled_runs",
                        (row, i) -> (row.getTimestamp(1).getTime()
                                        - row.getTimestamp(2).getTime())
                                / 1000.0);
    }

    JdbcTemplate jdbc() {
        return data.get(JdbcTemplate.class);
    }

    interface Doing {
        Next work(Owner owner) throws InterruptedException;
    }

    /** Writes down who was handed what, and interrupts them all when the service stops. */
    private final class Interruptible implements Worker {
        private final Doing doing;
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        Interruptible(Doing doing) {
            this.doing = doing;
        }

        @Override
        public Next work(Owner owner) throws InterruptedException {
            threads.add(Thread.currentThread());
            owners.add(owner);
            try {
                return doing.work(owner);
            } finally {
                threads.remove(Thread.currentThread());
            }
        }

        @Override
        public void stopAll() {
            threads.forEach(Thread::interrupt);
        }
    }
}
