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
    void asksForLessAtOnceWhileS3WantsItAndForMoreAgainAfterwards(@TempDir Path first, @TempDir Path second) {
        new SourceTree(first).withMany(300);
        new SourceTree(second).withMany(400);
        double most = faulty.metric(CONCURRENCY);
        s3.inject(S3Call::isPut, 12, Faults.answers(503, "SlowDown"));

        String slowed = client.create(first, bucket.name());
        await("less").until(() -> faulty.metric(CONCURRENCY) < most);
        assertThat(client.ended(slowed).text("state")).isEqualTo("COMPLETED");
        double lowered = faulty.metric(CONCURRENCY);
        Bucket other = faulty.newBucket();
        String after = client.create(second, other.name());
        assertThat(client.ended(after).text("state")).isEqualTo("COMPLETED");

        assertThat(faulty.metric(CONCURRENCY)).isGreaterThan(lowered);
        BucketAssert.assertThat(bucket).containsExactly(first);
        BucketAssert.assertThat(other).containsExactly(second);
    }
}
