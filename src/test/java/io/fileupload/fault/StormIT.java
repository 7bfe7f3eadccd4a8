package io.fileupload.fault;

import static io.fileupload.testing.FaultProxy.ALWAYS;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormIT {
    private static final List<Fault> FAULTS = List.of(
            Faults.answers(500, "InternalError"),
            Faults.answers(503, "SlowDown"),
            Faults.resetsMidBody(),
            Faults.cutsAnswer(),
            Faults.losesAnswer());

    private final FaultyService faulty = FaultyService.onS3Mock();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();

    @Test
    @Tag("fault-31")
    @Tag("fault-32")
    @Tag("fault-34")
    @Tag("fault-38")
    @Tag("fault-44")
    void bringsEveryFileOverThoughAThirdOfAllRequestsFailInFiveWays(@TempDir Path folder) {
        new SourceTree(folder).withMany(200).with("large.bin", 40 << 20);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        faulty.s3()
                .inject(
                        call -> calls.incrementAndGet() % 3 == 0,
                        ALWAYS,
                        exchange -> FAULTS.get(faults.getAndIncrement() % FAULTS.size())
                                .happen(exchange));

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(faults).hasValueGreaterThan(80);
        BucketAssert.assertThat(bucket).containsExactly(folder);
        // An upload whose id was lost with the answer cannot be told from those of others, so it must stay.
        FaultProxy s3 = faulty.s3();
        int unheardOf = s3.calls(S3Call::isCreate).size()
                - s3.acknowledged(S3Call::isCreate).size();
        assertThat(bucket.openUploads()).hasSizeLessThanOrEqualTo(unheardOf);
    }
}
