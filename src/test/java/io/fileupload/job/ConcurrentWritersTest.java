package io.fileupload.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All who write files of one job, at once. */
@Timeout(120)
class ConcurrentWritersTest extends DataLayerTest {
    private static final int FILES = 300;
    private static final int ROUNDS = 20;

    private final List<Callable<?>> writers = new ArrayList<>();

    @Test
    @Tag("fault-61")
    void neverWaitForEachOtherInACircleAndKeepTheCounters() throws Exception {
        String job = newJob();
        String other = newJob();
        newFiles(job, FILES);
        newFiles(other, FILES);
        transitions().start(job);
        transitions().start(other);
        // One owner for each file, as long as it is known in its state: that is what the counters rest on.
        repeat(round -> walk(new Random(round), records(job)));
        repeat(round -> walk(new Random(-round), records(other)));
        repeat(round -> newFiles(job, FILES + round));
        repeat(round -> scanned().remove(job, lastOf(records(job))));
        repeat(round -> files().putBackInDoubt(job));
        repeat(round -> failAndRetry(job));
        repeat(round -> loseTheBucket(other));

        race();
        bean(FileStateWriter.class).flush();

        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
        assertThat(jobs().get(other).counters()).isEqualTo(recount(other));
    }

    @Test
    void aDeletionWaitsForThoseWhoWriteAndTheyFindNothingLeft() throws Exception {
        String job = newJob();
        newFiles(job, FILES);
        transitions().start(job);
        List<FileRecord> files = records(job);
        transitions().cancel(job);
        repeat(round -> walk(new Random(round), files));
        repeat(round -> scanned()
                .change(job, List.of(new FileChange(files.get(0), files.get(0).claimed()))));
        writers.add(() -> {
            while (jobs().deleteSomeFiles(job)) {
                Thread.onSpinWait();
            }
            jobs().delete(job);
            return null;
        });

        race();
        bean(FileStateWriter.class).flush();

        assertThatThrownBy(() -> jobs().get(job)).isInstanceOf(JobNotFoundException.class);
        assertThat(text("select count(*) from files where upload_job_id = ?", job))
                .isEqualTo("0");
    }

    private static List<FileRecord> lastOf(List<FileRecord> files) {
        return files.subList(files.size() - 5, files.size());
    }

    private void repeat(IntConsumer write) {
        writers.add(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                write.accept(round);
            }
            return null;
        });
    }

    /** Any failure, such as of a deadlock, comes out of here. */
    private void race() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        List<Future<?>> running = new ArrayList<>();
        writers.forEach(writer -> running.add(threads.submit(writer)));
        writers.clear();
        threads.shutdown();
        for (Future<?> writer : running) {
            writer.get(100, SECONDS);
        }
        assertThat(bean(FileStateWriter.class).isBlocked()).isFalse();
    }

    private void walk(Random random, List<FileRecord> files) {
        try {
            RandomWalk walk = new RandomWalk(bean(FileStateWriter.class), random);
            for (FileRecord file : files.subList(0, 20)) {
                walk.walk(file);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void failAndRetry(String job) {
        try {
            transitions().fail(job, "S3_ERROR: no");
            transitions().retry(job);
            transitions().start(job);
        } catch (IllegalTransitionException e) {
            // Another was faster.
        }
    }

    private void loseTheBucket(String job) {
        transitions().failWithoutBucket(job, "The bucket is gone");
        transitions().retry(job);
        transitions().start(job);
    }
}
