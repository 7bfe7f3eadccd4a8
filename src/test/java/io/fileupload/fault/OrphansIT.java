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
import io.fileupload.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

@Tag("fault-47")
class OrphansIT {
    private static final int LARGE = 16 << 20;

    @Test
    void abortsItsOwnAbandonedUploadsAfterACrashAndLeavesThoseOfOthers(@TempDir Path one, @TempDir Path two)
            throws IOException {
        SourceTree kept = new SourceTree(one).with("changed.bin", LARGE).with("vanished.bin", LARGE);
        new SourceTree(two).with("cancelled.bin", LARGE);
        try (FaultyService faulty = FaultyService.start(S3MockServer.start())) {
            FaultProxy s3 = faulty.s3();
            ServiceClient client = faulty.client();
            Bucket bucket = faulty.newBucket();
            List<String> foreign = List.of(bucket.beginUpload("changed.bin"), bucket.beginUpload("foreign.bin"));
            CountDownLatch held = new CountDownLatch(6);
            s3.inject(call -> call.part() > 2, ALWAYS, Faults.holds(held));
            s3.inject(S3Call::isAbort, ALWAYS, Faults.answers(500, "InternalError"));
            String id = client.create(one, bucket.name());
            String cancelled = client.create(two, bucket.name());
            await().atMost(60, SECONDS).until(() -> held.getCount() == 0);
            client.post(ServiceClient.UPLOADS + "/" + cancelled + "/cancel", "");

            faulty.kill();
            kept.with("changed.bin", LARGE + 1);
            Files.delete(kept.file("vanished.bin"));
            s3.reset();
            assertThat(bucket.openUploads()).hasSize(5);
            faulty.service().start();
            client.ended(id);

            assertThat(client.files(id).states())
                    .containsEntry("changed.bin", "UPLOADED")
                    .containsEntry("vanished.bin", "FAILED VANISHED");
            assertThat(client.job(cancelled).text("state")).isEqualTo("CANCELLED");
            await().untilAsserted(() -> assertThat(bucket.openUploads())
                    .extracting(MultipartUpload::uploadId)
                    .containsExactlyInAnyOrderElementsOf(foreign));
            BucketAssert.assertThat(bucket).containsExactly(one);
        }
    }
}
