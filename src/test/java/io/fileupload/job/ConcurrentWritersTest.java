package io.fileupload.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.work.Owner;
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
    private static final JobError WHY = new JobError("S3_ERROR", "no");

    private final List<Callable<?>> writers = new ArrayList<>();

    @Test
    @Tag("fault-61")
    void neverWaitForEachOtherInACircleAndKeepTheCounters() throws Exception {
        String job = newJob();
        String other = newJob();
        newFiles(job, FILES);
        newFiles(other, FILES);
        Owner owner = start(job);
        Owner ofOther = start(other);
        // One owner for each file, as long as it is known in its state: that is what the counters rest on.
        repeat(round -> walk(owner, new Random(round), records(job)));
        repeat(round -> walk(ofOther, new Random(-round), records(other)));
        repeat(round -> newFiles(owner, job, FILES + round));
        repeat(round -> scanned().remove(owner, job, lastOf(records(job))));
        repeat(round -> transitions().halted(owner, job));
        repeat(round -> failAndRetry(owner, job));
        repeat(round -> loseTheBucket(ofOther, other));

        race();
        bean(FileStateWriter.class).flush();

        assertThat(jobs().get(job).counters()).isEqualTo(recount(job));
        assertThat(jobs().get(other).counters()).isEqualTo(recount(other));
    }

    @Test
    void aDeletionWaitsForThoseWhoWriteAndTheyFindNothingLeft() throws Exception {
        String job = newJob();
        newFiles(job, FILES);
        Owner owner = start(job);
        List<FileRecord> files = records(job);
        bean(JobControls.class).cancel(job);
        repeat(round -> walk(owner, new Random(round), files));
        repeat(round -> scanned()
                .change(
                        owner,
                        job,
                        List.of(new FileChange(files.get(0), files.get(0).claimed()))));
        writers.add(() -> {
            bean(JobControls.class).delete(job);
            while (jobs().deleteSome(owner, job)) {
                Thread.onSpinWait();
            }
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
                unlessHalted(write, round);
            }
            return null;
        });
    }

    /** While the job is asked to stop, no one but who asked writes. */
    private static void unlessHalted(IntConsumer write, int round) {
        try {
            write.accept(round);
        } catch (JobHaltedException | JobNotFoundException e) {
            // Nothing was written.
        }
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

    private void walk(Owner owner, Random random, List<FileRecord> files) {
        try {
            RandomWalk walk = new RandomWalk(bean(FileStateWriter.class), owner, random);
            for (FileRecord file : files.subList(0, 20)) {
                walk.walk(file);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void failAndRetry(Owner owner, String job) {
        try {
            transitions().fail(owner, job, WHY);
            transitions().halted(owner, job);
            bean(JobControls.class).retry(job, "someone");
            transitions().start(owner, job, "node");
        } catch (IllegalTransitionException e) {
            // Another was faster.
        }
    }

    private void loseTheBucket(Owner owner, String job) {
        transitions().failWithoutBucket(owner, job, WHY);
        transitions().halted(owner, job);
        bean(JobControls.class).retry(job, "someone");
        transitions().start(owner, job, "node");
    }
}
