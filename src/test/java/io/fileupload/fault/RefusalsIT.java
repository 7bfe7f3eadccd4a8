package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsIT {
    @TempDir
    Path folder;

    private final FaultyService faulty = FaultyService.onEmbeddedS3();
    private final FaultProxy s3 = faulty.s3();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();

    @Test
    @Tag("fault-28")
    void aForbiddenFileFailsAtOnceAndSaysWhichActionOnWhat() {
        new SourceTree(folder).with("allowed.txt", "a").with("denied.txt", "d");
        s3.inject(call -> call.key().equals("denied.txt"), ALWAYS, Faults.answers(403, "AccessDenied"));

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.text("error"))
                .isEqualTo(
                        ("1 of 2 files failed, mostly: ACCESS_DENIED: S3 answered 403 AccessDenied to s3:PutObject on"
                                        + " %s/denied.txt: allow this action to these credentials and retry")
                                .formatted(bucket.name()));
        assertThat(s3.calls(call -> call.key().equals("denied.txt"))).hasSize(1);
        BucketAssert.assertThat(bucket).hasKeys("allowed.txt");
    }

    @Test
    @Tag("fault-29")
    void aMissingBucketFailsTheJobAtOnce() {
        new SourceTree(folder).with("file.txt", "f");

        String id = client.create(folder, "there-is-none");
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.text("error")).contains("Bucket 'there-is-none' does not exist");
        assertThat(s3.calls(S3Call::isPut)).isEmpty();
    }

    @Test
    @Tag("fault-29")
    void aBucketThatVanishesMeanwhileFailsTheJob() {
        new SourceTree(folder).withMany(20);
        s3.inject(S3Call::isPut, ALWAYS, Faults.answers(404, "NoSuchBucket"));

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("error")).contains("Bucket '%s' does not exist".formatted(bucket.name()));
        assertThat(job.number("failed_files")).isZero();
    }

    @Test
    @Tag("fault-29")
    void whatWasInABucketThatVanishedIsSentAgain() {
        new SourceTree(folder).withMany(20).with("large.bin", 12 << 20);
        s3.inject(call -> call.key().endsWith("file-019.txt"), ALWAYS, Faults.answers(404, "NoSuchBucket"));
        String id = client.create(folder, bucket.name());
        Answer failed = client.ended(id);
        bucket.clear();
        s3.heal();

        client.post("/api/v1/uploads/" + id + "/retry", "");
        Answer job = client.ended(id);

        assertThat(failed.number("completed_files")).isZero();
        assertThat(failed.number("completed_bytes")).isZero();
        assertThat(failed.number("total_files")).isEqualTo(21);
        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.number("completed_files")).isEqualTo(21);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @ParameterizedTest
    @CsvSource({"301, PermanentRedirect", "307, TemporaryRedirect", "400, AuthorizationHeaderMalformed"})
    @Tag("fault-30")
    void aBucketInAnotherRegionFailsTheJobAndNamesTheRegion(int status, String code) {
        new SourceTree(folder).with("file.txt", "f");
        s3.inject(call -> true, ALWAYS, Faults.answers(status, code, "x-amz-bucket-region: eu-west-3"));

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.text("error")).contains("region eu-west-3").contains("AWS_REGION");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredToken, the credentials have expired",
        "403, RequestTimeTooSkewed, the clock of this machine is wrong"
    })
    @Tag("fault-41")
    @Tag("fault-45")
    void waitsWithTheReasonWhileCredentialsOrClockAreWrong(int status, String code, String words) {
        new SourceTree(folder).withMany(30);
        s3.inject(call -> s3.acknowledged(S3Call::isPut).size() >= 10, ALWAYS, Faults.answers(status, code));

        String id = client.create(folder, bucket.name());
        await().until(() -> client.job(id).text("error").contains(words));
        String health = client.get("/health").text("status");
        s3.heal();
        Answer job = client.ended(id);

        assertThat(health).isEqualTo("DEGRADED");
        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(client.files(id).files())
                .allSatisfy(file -> assertThat(file.path("attempts").asInt()).isEqualTo(1));
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }
}
