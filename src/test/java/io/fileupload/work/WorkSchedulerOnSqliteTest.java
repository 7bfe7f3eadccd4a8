package io.fileupload.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkSchedulerOnSqliteTest extends WorkSchedulerContract {
    @TempDir
    Path folder;

    @Override
    String databaseUrl() {
        return "sqlite:///" + folder.resolve("work.db");
    }

    @Test
    @Tag("fault-49")
    void theNextProcessTakesAtOnceWhatADeadOneHad() {
        data().get(WorkSchedule.class).now(Work.RUN, "job");
        jdbc().update("update scheduled_runs set picked = ?, picked_by = 'dead', version = 5", true);

        WorkScheduler scheduler = start(owner -> Next.DONE);

        await().atMost(5, SECONDS).until(() -> owners().size() == 1);
        assertThat(owners().get(0).epoch()).isGreaterThan(5);
        scheduler.stop();
    }
}
