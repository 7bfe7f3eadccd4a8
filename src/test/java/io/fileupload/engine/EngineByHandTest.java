package io.fileupload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.job.JobState;
import io.fileupload.job.Overwrite;
import io.fileupload.job.Run;
import io.fileupload.job.RunKind;
import io.fileupload.job.Runs;
import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.S3Hook;
import io.fileupload.storage.S3Operation;
import io.fileupload.storage.StorageFailure;
import io.fileupload.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orchestrator and workers, step by step. */
class EngineByHandTest {
    private static final String JOB = "job";

    @TempDir
    Path temp;

    private final Lab lab = new Lab(1);
    private Folder folder;

    @BeforeEach
    void aSmallFolder() {
        folder = new Folder(temp.resolve("source"));
        folder.write("a", 5);
        folder.write("large", 40);
        folder.write("sub/b", 12);
    }

    @Test
    void scansThenSendsThenEnds() {
        create(false);

        lab.tick(Work.RUN);
        assertThat(states()).containsOnly("PENDING").hasSize(3);
        assertThat(lab.s3.objects(Lab.BUCKET)).isEmpty();

        while (lab.tick(Work.SHARD)) {
            // a shard at a time
        }
        assertThat(states()).containsOnly("UPLOADED");
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.IN_PROGRESS);

        lab.tick(Work.RUN);
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.COMPLETED);
        assertAllIsWell();
        Run run = runs().get(0);
        assertThat(run.kind()).isEqualTo(RunKind.UPLOAD);
        assertThat(List.of(run.scannedFiles(), run.uploadedFiles(), run.uploadedBytes()))
                .containsExactly(3L, 3L, 57L);
    }

    @Test
    void triesAFileAgainAfterItsPause() {
        create(false);
        failNext(S3Operation.UPLOAD_PART, StorageFailure.CHECKSUM_MISMATCH);

        lab.runDue();
        assertThat(lab.jdbc.queryForMap("select state, attempts, failure_code from files where path = 'large'"))
                .containsEntry("state", "PENDING")
                .containsEntry("attempts", 1)
                .containsEntry("failure_code", "CHECKSUM_MISMATCH");

        lab.step(Duration.ofSeconds(2));
        lab.runDue();
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.COMPLETED);
        assertAllIsWell();
    }

    @Test
    void looksAFileUpThatS3DidNotAnswerFor() {
        create(false);
        lab.after(request -> {
            if (request.operation() == S3Operation.PUT_OBJECT) {
                lab.after(S3Hook.NONE);
                throw InMemoryObjectStore.fault(StorageFailure.CONNECTION_FAILED);
            }
        });

        lab.runDue();

        assertThat(lab.s3.count(S3Operation.PUT_OBJECT)).isEqualTo(2);
        assertThat(lab.s3.count(S3Operation.HEAD_OBJECT)).isEqualTo(1);
        assertAllIsWell();
    }

    @Test
    void doesNotTakeItsOwnObjectForOneThatWasThere() {
        lab.create(JOB, folder.root(), false, Overwrite.NEVER);
        lab.after(request -> {
            if (request.operation() == S3Operation.PUT_OBJECT) {
                lab.after(S3Hook.NONE);
                throw InMemoryObjectStore.fault(StorageFailure.S3_ERROR);
            }
        });

        lab.runDue();

        assertThat(states()).containsOnly("UPLOADED");
        assertAllIsWell();
    }

    @Test
    void goesOnAfterAPauseWithThePartsThatS3Has() {
        create(false);
        whileSendingPart(2, () -> lab.controls.pause(JOB));

        lab.runDue();
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.PAUSED);
        assertThat(lab.job(JOB).halting()).isFalse();
        assertThat(lab.s3.openUploads(Lab.BUCKET)).hasSize(1);

        lab.controls.resume(JOB);
        lab.runDue();
        assertThat(lab.s3.count(S3Operation.UPLOAD_PART)).isEqualTo(3);
        assertThat(lab.job(JOB).counters().resumedBytes()).isEqualTo(32);
        assertAllIsWell();
    }

    @Test
    void abortsItsUploadsWhenCancelled() {
        create(false);
        whileSendingPart(2, () -> lab.controls.cancel(JOB));

        lab.runDue();

        assertThat(lab.job(JOB).state()).isEqualTo(JobState.CANCELLED);
        assertThat(lab.s3.openUploads(Lab.BUCKET)).isEmpty();
        assertThat(lab.s3.objects(Lab.BUCKET)).containsOnlyKeys("job/a", "job/sub/b");
        assertThat(new EngineCheck(lab).wrong()).isEmpty();
    }

    @Test
    void forgetsADeletedJobButNotItsOpenUploadsWhileS3IsAway() {
        create(false);
        whileSendingPart(2, () -> lab.controls.pause(JOB));
        lab.runDue();
        lab.controls.delete(JOB);
        lab.s3.disconnect("the cable is out");

        lab.runDue();
        assertThat(lab.jobs.find(JOB)).isEmpty();
        assertThat(states()).isEmpty();
        assertThat(lab.s3.openUploads(Lab.BUCKET)).hasSize(1);

        lab.runToRest();
        assertThat(lab.s3.openUploads(Lab.BUCKET)).isEmpty();
        assertThat(new EngineCheck(lab).wrong()).isEmpty();
    }

    @Test
    void sendsWhatHasChangedWhenAskedToLookAgain() {
        create(false);
        lab.runToRest();
        folder.write("a", 6);
        folder.write("new", 7);

        lab.controls.rescan(JOB, "someone");
        lab.runToRest();

        Run run = runs().get(0);
        assertThat(run.kind()).isEqualTo(RunKind.RESCAN);
        assertThat(List.of(run.scannedFiles(), run.newFiles(), run.changedFiles(), run.uploadedFiles()))
                .containsExactly(4L, 1L, 1L, 2L);
        assertAllIsWell();
    }

    @Test
    void watchesAFolder() {
        create(true);
        lab.runToRest();
        folder.write("a", 6);

        lab.runDue();
        assertThat(runs()).hasSize(1);

        lab.step(Lab.LONG);
        lab.runToRest();
        assertThat(runs()).hasSize(2);
        assertThat(runs().get(0).kind()).isEqualTo(RunKind.WATCH);
        assertAllIsWell();
    }

    @Test
    void goesOnWhenItsFolderIsBack() {
        create(true);
        lab.tick(Work.RUN);
        folder.away();

        lab.runDue();
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.FAILED);
        assertThat(states()).containsOnly("PENDING");

        folder.back();
        lab.step(Lab.LONG);
        lab.runToRest();
        assertAllIsWell();
    }

    @Test
    void sendsAllAgainWhenItsBucketIsGoneAndBack() {
        create(false);
        lab.runToRest();
        lab.s3.deleteBucket(Lab.BUCKET);
        folder.write("a", 6);

        lab.controls.rescan(JOB, "someone");
        lab.runDue();
        assertThat(lab.job(JOB).state()).isEqualTo(JobState.FAILED);
        assertThat(states()).containsOnly("PENDING");

        lab.s3.withBucket(Lab.BUCKET);
        lab.controls.retry(JOB, "someone");
        lab.runToRest();
        assertAllIsWell();
    }

    private void create(boolean watched) {
        lab.create(JOB, folder.root(), watched, Overwrite.ALWAYS);
    }

    private void failNext(S3Operation operation, StorageFailure failure) {
        lab.before(request -> {
            if (request.operation() == operation) {
                lab.before(S3Hook.NONE);
                throw InMemoryObjectStore.fault(failure);
            }
        });
    }

    private void whileSendingPart(int part, Runnable control) {
        lab.before(request -> {
            if (request.part() == part) {
                lab.before(S3Hook.NONE);
                control.run();
                lab.nodes.get(0).call("StopWatch", "look");
            }
        });
    }

    private List<String> states() {
        return lab.jdbc.queryForList("select state from files", String.class);
    }

    private List<Run> runs() {
        return lab.data.get(Runs.class).page(JOB, Long.MAX_VALUE, 10);
    }

    private void assertAllIsWell() {
        EngineCheck check = new EngineCheck(lab);
        check.notLike(JOB, folder, false);
        assertThat(check.wrong()).isEmpty();
    }
}
