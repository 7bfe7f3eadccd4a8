package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.S3MockServer;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.FaultyService;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {
    private static final int PART = 5 << 20;

    private static FaultyService faulty;

    @TempDir
    Path folder;

    private FaultProxy s3;
    private ServiceClient client;
    private Bucket bucket;

    @BeforeAll
    static void start() {
        faulty = FaultyService.start(S3MockServer.start());
    }

    @AfterAll
    static void stop() {
        faulty.close();
    }

    @BeforeEach
    void reset() {
        s3 = faulty.s3();
        s3.reset();
        client = faulty.client();
        bucket = faulty.newBucket();
    }

    @Test
    @Tag("fault-49")
    @Tag("fault-46")
    void killedAtEachPointOfAnUploadItSendsNothingTwiceThatS3Has() {
        new SourceTree(folder)
                .with("between-parts.bin", 6 * PART)
                .with("before-complete.bin", 2 * PART + 1)
                .with("before-commit.bin", 2 * PART + 2)
                .with("before-commit.txt", 1000);
        bucket.keepVersions();
        CountDownLatch held = new CountDownLatch(5);
        s3.inject(call -> call.key().equals("between-parts.bin") && call.part() > 4, ALWAYS, Faults.holds(held));
        s3.inject(call -> call.key().equals("before-complete.bin") && call.isComplete(), 1, Faults.holds(held));
        s3.inject(call -> call.key().equals("before-commit.bin") && call.isComplete(), 1, Faults.holdsAnswer(held));
        s3.inject(call -> call.key().equals("before-commit.txt") && call.isPut(), 1, Faults.holdsAnswer(held));
        String id = client.create(folder, bucket.name());
        await().atMost(60, SECONDS).until(() -> held.getCount() == 0);

        List<S3Call> acknowledged = restart();
        Answer job = client.ended(id);

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(s3.calls(S3Call::isPart))
                .extracting(S3Call::key, S3Call::part)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("between-parts.bin", 5),
                        org.assertj.core.groups.Tuple.tuple("between-parts.bin", 6));
        assertThat(acknowledged).hasSize(4 + 3 + 3);
        assertThat(s3.calls(S3Call::isPut)).isEmpty();
        assertThat(bucket.versions()).hasSize(4);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-49")
    void killedHalfwayThroughALargeFileItSendsNoAcknowledgedPartAgain() {
        int parts = 32;
        new SourceTree(folder).with("large.bin", parts * PART);
        CountDownLatch held = new CountDownLatch(1);
        s3.inject(
                call -> call.isPart() && s3.acknowledged(S3Call::isPart).size() >= parts / 2,
                ALWAYS,
                Faults.holds(held));
        String id = client.create(folder, bucket.name());
        await().atMost(60, SECONDS).until(() -> held.getCount() == 0);

        List<S3Call> acknowledged = restart();
        Answer job = client.ended(id);

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(parts / 2);
        assertThat(s3.calls(S3Call::isPart))
                .extracting(S3Call::part)
                .doesNotContainAnyElementsOf(
                        acknowledged.stream().map(S3Call::part).toList())
                // Fewer, where S3 had stored a part whose answer the kill cut off.
                .hasSizeLessThanOrEqualTo(parts - acknowledged.size());
        assertThat(job.number("completed_bytes")).isEqualTo(parts * (long) PART);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-49")
    void killedWhileItScansItFindsEachFileOnce() {
        int files = 6_000;
        new SourceTree(folder).withMany(files);
        s3.inject(S3Call::isPut, ALWAYS, Faults.holds(new CountDownLatch(1)));
        String id = client.create(folder, bucket.name(), java.util.Map.of("pattern", "*-00?.txt"));
        await().pollInterval(java.time.Duration.ofMillis(5))
                .until(() -> client.job(id).text("state").equals("IN_PROGRESS"));

        restart();
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.number("total_files")).isEqualTo(files / 10);
        assertThat(client.files(id).paths()).hasSize(files / 10).doesNotHaveDuplicates();
        assertThat(bucket.sizes()).hasSize(files / 10);
    }

    @Test
    @Tag("fault-50")
    void stoppedWhileS3StandsStillItEndsInTimeAndGoesOnAfterwards() {
        new SourceTree(folder).withMany(20).with("large.bin", 4 * PART);
        s3.inject(call -> call.part() > 2, ALWAYS, Faults.stalls());
        String id = client.create(folder, bucket.name());
        await().atMost(30, SECONDS).until(() -> s3.acknowledged(S3Call::isPart).size() == 2);

        faulty.service().stop();
        List<S3Call> acknowledged = restart();
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(acknowledged).extracting(S3Call::part).containsExactlyInAnyOrder(1, 2);
        assertThat(s3.calls(S3Call::isPart)).extracting(S3Call::part).containsExactlyInAnyOrder(3, 4);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    /** After {@code kill -9}. Answers the parts that were acknowledged before. */
    private List<S3Call> restart() {
        faulty.kill();
        List<S3Call> acknowledged = s3.acknowledged(S3Call::isPart);
        s3.reset();
        faulty.service().start();
        return acknowledged;
    }
}
