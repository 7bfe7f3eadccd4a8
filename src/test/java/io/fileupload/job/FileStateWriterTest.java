package io.fileupload.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.work.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FileStateWriterTest extends DataLayerTest {
    private static final int THREADS = 8;

    @Test
    void writesAChangeAndSaysSo() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);

        boolean written = writer().write(owner(job), file, file.claimed()).get(5, SECONDS);

        assertThat(written).isTrue();
        assertThat(records(job)).containsExactly(file.claimed());
    }

    @Test
    void refusesAChangeOfAFileThatIsNoLongerInItsState() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);
        FileRecord claimed = file.claimed();
        Owner owner = owner(job);

        List<CompletableFuture<Boolean>> claims = List.of(
                writer().write(owner, file, claimed),
                writer().write(owner, file, claimed),
                writer().write(owner, file, claimed));

        assertThat(claims).extracting(claim -> claim.get(5, SECONDS)).containsExactly(true, false, false);
        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
    }

    @Test
    void keepsEveryFieldOfAFile() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);
        FileRecord failed = file.claimed()
                .multipartStarted(new MultipartProgress("upload", 5 << 20, SampleFiles.VERSION.toString()))
                .withCompletedBytes(3)
                .failed(new Failure("S3_ERROR", "words with 'quotes'\nand lines"), SampleFiles.LATER);

        writer().write(owner(job), file, failed).get(5, SECONDS);

        assertThat(records(job)).containsExactly(failed);
    }

    @Test
    void flushReturnsOnceEverythingQueuedBeforeIsInTheDatabase() throws Exception {
        String job = newJob();
        List<FileRecord> files = newFiles(job, 5_000);
        Owner owner = owner(job);
        for (FileRecord file : files) {
            writer().write(owner, file, file.claimed());
        }

        writer().flush();

        assertThat(records(job)).hasSize(5_000).allMatch(file -> file.status().state() == FileState.IN_PROGRESS);
    }

    @Test
    void aWorkerThatIsInterruptedCanStillWriteHowItsFileIs() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);

        Thread.currentThread().interrupt();
        CompletableFuture<Boolean> written = writer().write(owner(job), file, file.claimed());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).succeedsWithin(5, SECONDS).isEqualTo(true);
        writer().flush();
    }

    @Test
    void countersStayEqualToARecountWhateverManyWorkersDo() throws Exception {
        String job = newJob();
        List<FileRecord> files = newFiles(job, 400);
        Owner owner = owner(job);
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);

        List<Future<?>> walks = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            // Each file is walked by two workers, so that every second change comes too late.
            RandomWalk walk = new RandomWalk(writer(), owner, new Random(worker));
            List<FileRecord> share = files.subList(worker / 2 * 100, worker / 2 * 100 + 100);
            walks.add(workers.submit(() -> walk.over(share)));
        }
        for (Future<?> walk : walks) {
            walk.get();
        }
        writer().flush();
        workers.shutdown();

        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
        assertThat(recount(job).total() + recount(job).skipped()).isEqualTo(400);
    }

    @Test
    @Tag("fault-80")
    void refusesWhateverAnOwnerWritesAfterHisWorkHasChangedHands() throws Exception {
        String job = newJob();
        FileRecord file = newFiles(job, 1).get(0);
        Owner frozen = owner(job);
        Owner next = owner(job);

        boolean written = writer().write(frozen, file, file.claimed()).get(5, SECONDS);

        assertThat(written).isFalse();
        assertThat(records(job)).containsExactly(file);
        assertThat(writer().write(next, file, file.claimed()).get(5, SECONDS)).isTrue();
    }

    private FileStateWriter writer() {
        return bean(FileStateWriter.class);
    }
}
