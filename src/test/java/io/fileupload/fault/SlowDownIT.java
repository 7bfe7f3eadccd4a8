package io.fileupload.fault;

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

@Tag("fault-32")
class SlowDownIT {
    private static final String CONCURRENCY = "upload_concurrency";

    private final FaultyService faulty = FaultyService.onEmbeddedS3();
    private final FaultProxy s3 = faulty.s3();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();

    @Test
    void sendsFewerFilesAtOnceWhileS3AsksForItAndLosesNone(@TempDir Path folder) {
        new SourceTree(folder).withMany(60);
        s3.inject(S3Call::isPut, 12, Faults.answers(503, "SlowDown"));

        String id = client.create(folder, bucket.name());
        await("fewer").until(() -> faulty.metric(CONCURRENCY) < 5);
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(faulty.metric(CONCURRENCY)).isEqualTo(5);
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }
}
