package io.fileupload.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfMemoryIT {

    @Test
    @Tag("fault-51")
    void endsWhenMemoryRunsOutAndGoesOnAtTheNextStart(@TempDir Path data, @TempDir Path folder) {
        new SourceTree(folder).withMany(50).with("large.bin", 12 << 20);
        // Enough to start with, too little to read files with.
        Map<String, String> tooLittle = Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxDirectMemorySize=512k");
        EmbeddedS3 s3 = EmbeddedS3.inMemory();
        try (s3;
                Buckets buckets = new Buckets(s3);
                RunningService service = RunningService.start(data, s3, tooLittle)) {
            Bucket bucket = buckets.create("memory");

            String id = service.client().create(folder, bucket.name());
            int exitCode = service.exitCode();
            String log = service.log();
            service.set("JAVA_TOOL_OPTIONS", null);
            service.start();
            Answer job = service.client().ended(id);

            assertThat(exitCode).isEqualTo(3);
            assertThat(log).contains("Out of memory, the service ends");
            assertThat(job.text("state")).isEqualTo("COMPLETED");
            assertThat(job.number("completed_files")).isEqualTo(51);
            BucketAssert.assertThat(bucket).containsExactly(folder);
        }
    }
}
