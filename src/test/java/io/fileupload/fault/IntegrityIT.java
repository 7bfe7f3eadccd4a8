package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityIT {
    private static final int SMALL = 100_000;
    private static final int LARGE = 11 << 20;

    @TempDir
    Path folder;

    private final FaultyService faulty = FaultyService.onS3Mock();
    private final FaultProxy s3 = faulty.s3();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    @Tag("fault-39")
    void sendsAgainWhatArrivedChanged(int size) {
        new SourceTree(folder).with("file.bin", size);
        s3.inject(call -> call.isPut() || call.isPart(), 1, Faults.manglesContent());

        Answer job = uploaded();

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-39")
    void neverCallsUploadedWhatAlwaysArrivesChangedEvenIfTheServerRepeatsTheChecksum() {
        new SourceTree(folder)
                .with("changed/small.bin", SMALL)
                .with("changed/large.bin", LARGE)
                .with("echoed/small.bin", SMALL)
                .with("echoed/large.bin", LARGE)
                .with("good.txt", "good");
        s3.inject(call -> isContent(call, "changed/"), ALWAYS, Faults.manglesContent());
        s3.inject(call -> isContent(call, "echoed/"), ALWAYS, Faults.manglesContentAndEchoesChecksum());

        Answer job = uploaded();

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(client.files(job.text("upload_id")).states())
                .containsEntry("changed/small.bin", "FAILED CHECKSUM_MISMATCH")
                .containsEntry("changed/large.bin", "FAILED CHECKSUM_MISMATCH")
                .containsEntry("echoed/small.bin", "FAILED CHECKSUM_MISMATCH")
                .containsEntry("echoed/large.bin", "FAILED CHECKSUM_MISMATCH")
                .containsEntry("good.txt", "UPLOADED");
    }

    @Test
    @Tag("fault-40")
    void looksAtTheObjectWhenTheAnswersEtagIsNotThatOfTheContent() {
        new SourceTree(folder).with("file.bin", SMALL);
        s3.inject(S3Call::isPut, 1, Faults.lies("ETag", "\"00000000000000000000000000000000\""));

        Answer job = uploaded();

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(s3.calls(S3Call::isPut)).hasSize(1);
        assertThat(s3.calls(S3Call::isHead)).isNotEmpty();
        assertThat(client.files(job.text("upload_id"))
                        .file("file.bin")
                        .path("etag")
                        .asString())
                .isEqualTo(bucket.head("file.bin").eTag().replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternalError", "SlowDown"})
    @Tag("fault-42")
    void completesAgainWhatWasAnsweredWithAnErrorUnderStatus200(String code) {
        new SourceTree(folder).with("file.bin", LARGE);
        s3.inject(S3Call::isComplete, 1, Faults.answers200WithError(code));

        Answer job = uploaded();

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(s3.calls(S3Call::isPart)).hasSize(3);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-43")
    void beginsAgainWhenS3ForgetsTheUploadBeforeItsCompletion() {
        new SourceTree(folder).with("file.bin", LARGE);
        s3.inject(S3Call::isComplete, 1, Faults.answers(404, "NoSuchUpload"));

        Answer job = uploaded();

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(s3.calls(S3Call::isCreate)).hasSize(2);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    @Test
    @Tag("fault-43")
    void beginsAgainWhenS3NoLongerHasThePartsAtCompletion() {
        new SourceTree(folder).with("file.bin", LARGE);
        s3.inject(S3Call::isComplete, 1, Faults.answers(400, "InvalidPart"));

        Answer job = uploaded();

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(s3.calls(S3Call::isCreate)).hasSize(2);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    @Tag("fault-44")
    void sendsNothingAgainWhoseSuccessWasNotHeardOf(int size) {
        new SourceTree(folder).with("file.bin", size);
        s3.inject(call -> call.isPut() || call.isComplete(), 1, Faults.losesAnswer());

        Answer job = uploaded();

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(Stream.concat(s3.calls(S3Call::isPut).stream(), s3.calls(S3Call::isPart).stream()))
                .hasSize(size == SMALL ? 1 : 3);
        assertThat(s3.calls(S3Call::isHead)).isNotEmpty();
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    private Answer uploaded() {
        return client.ended(client.create(folder, bucket.name()));
    }

    private static boolean isContent(S3Call call, String prefix) {
        return call.key().startsWith(prefix) && (call.isPut() || call.isPart());
    }
}
