package io.fileupload.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Fault;
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

/** Each fault meets a small file, sent in one request, and the parts of a large one. */
class TransientFaultsIT {
    private static final int LARGE = 11 << 20;

    @TempDir
    Path folder;

    private final FaultyService faulty = FaultyService.onEmbeddedS3();
    private final FaultProxy s3 = faulty.s3();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();

    @Test
    @Tag("fault-31")
    void survivesABurstOfServerErrors() {
        s3.inject(call -> !call.key().isEmpty(), 6, Faults.answers(500, "InternalError"));

        uploadsAll();
    }

    @Test
    @Tag("fault-33")
    void sendsTheContentAgainFromTheFileAfterARequestTimeout() {
        survives(Faults.answers(400, "RequestTimeout"));
    }

    @Test
    @Tag("fault-34")
    void survivesAResetInTheMiddleOfTheContent() {
        survives(Faults.resetsMidBody());
    }

    @Test
    @Tag("fault-38")
    void survivesACutAnswer() {
        survives(Faults.cutsAnswer());
    }

    @Test
    @Tag("fault-35")
    void givesUpAConnectionThatStandsStill() {
        survives(Faults.stalls());
    }

    @Test
    @Tag("fault-36")
    void givesUpAnAnswerThatDrips() {
        // The larger the content, the longer it may take: a part would be given up after minutes.
        s3.inject(S3Call::isPut, 1, Faults.dripsAnswer());

        uploadsAll();
    }

    private void survives(Fault fault) {
        s3.inject(S3Call::isPut, 1, fault);
        s3.inject(S3Call::isPart, 1, fault);
        s3.inject(S3Call::isComplete, 1, fault);

        uploadsAll();
    }

    private void uploadsAll() {
        new SourceTree(folder).with("small.bin", 100_000).with("large.bin", LARGE);

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.number("completed_bytes")).isEqualTo(100_000 + LARGE);
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }
}
