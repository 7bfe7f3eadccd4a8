package io.fileupload.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.FailingDisk;
import io.fileupload.testing.FaultyService;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.S3Wire;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SmallDisk;
import io.fileupload.testing.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail or fill up; skipped where no file system can be mounted. */
class DiskIT {
    private static final Map<String, String> NO_MONITOR = Map.of("FILE_MONITOR_INTERVAL", "0");

    @TempDir
    Path data;

    @TempDir
    Path folder;

    @Test
    @Tag("fault-27")
    void aFileThatTheDiskCannotReadFailsAndTheOthersGoOn(@TempDir Path images) throws Exception {
        FaultyService faulty = FaultyService.onEmbeddedS3();
        ServiceClient client = faulty.client();
        Bucket bucket = faulty.newBucket();
        new SourceTree(folder).with("a.txt", "a").with("c.txt", "c");
        try (FailingDisk disk =
                FailingDisk.mount(images.resolve("disk.img"), Files.createDirectory(folder.resolve("disk")))) {
            new SourceTree(folder).with("disk/b.bin", 10 << 20);
            disk.loseAllBeyond(9 << 20);

            String id = client.create(folder, bucket.name());
            Answer failed = client.ended(id);
            List<String> uploaded = List.copyOf(bucket.sizes().keySet());
            disk.heal();
            client.post("/api/v1/uploads/" + id + "/retry", "");
            Answer healed = client.ended(id);

            assertThat(failed.text("state")).as(failed.toString()).isEqualTo("FAILED");
            assertThat(failed.text("error")).contains("IO_ERROR").contains("Input/output error");
            assertThat(failed.number("failed_files")).isEqualTo(1);
            assertThat(uploaded).containsExactly("a.txt", "c.txt");
            assertThat(healed.text("state")).as(healed.toString()).isEqualTo("COMPLETED");
            assertThat(bucket.read("disk/b.bin")).isEqualTo(Files.readAllBytes(folder.resolve("disk/b.bin")));
        }
    }

    @Test
    @Tag("fault-52")
    void whileTheDiskOfTheDatabaseIsFullUploadsWaitAndGoOnByThemselves() {
        new SourceTree(folder).withMany(2_000);
        try (SmallDisk disk = SmallDisk.mount(data, "24m");
                S3Wire s3 = S3Wire.to(EmbeddedS3.inMemory());
                Buckets buckets = new Buckets(s3);
                RunningService service = RunningService.start(data, s3, NO_MONITOR)) {
            Bucket bucket = buckets.create("full");
            ServiceClient client = service.client();
            List<String> accepted = new ArrayList<>();
            s3.holdAfter(10);
            accepted.add(client.create(folder, bucket.name()));
            await().atMost(30, SECONDS).until(s3::isHolding);

            disk.fill();
            s3.goOn();
            await("the refusal of an upload").atMost(60, SECONDS).until(() -> isRefused(client, bucket, accepted));
            Answer health = client.get("/health");
            Answer reading = client.job(accepted.get(0));
            disk.makeRoom();

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.text("status")).isEqualTo("DOWN");
            assertThat(reading.status()).isEqualTo(200);
            assertThat(accepted)
                    .allSatisfy(id -> assertThat(client.ended(id).text("state")).isEqualTo("COMPLETED"));
            await().atMost(30, SECONDS).until(() -> client.get("/health").status() == 200);
            assertThat(client.post(ServiceClient.UPLOADS, request(bucket)).status())
                    .isEqualTo(201);
            BucketAssert.assertThat(bucket).containsExactly(folder);
        }
    }

    private boolean isRefused(ServiceClient client, Bucket bucket, List<String> accepted) {
        Answer answer = client.post(ServiceClient.UPLOADS, request(bucket));
        if (answer.status() == 201) {
            accepted.add(answer.text("upload_id"));
        }
        return answer.status() == 503;
    }

    private Map<String, Object> request(Bucket bucket) {
        return Map.of("source_folder", folder.toString(), "destination_bucket", bucket.name());
    }

    @Test
    @Tag("fault-57")
    void whileTheDiskOfTheLogIsFullUploadsGoOn(@TempDir Path logs) throws Exception {
        new SourceTree(folder).withMany(50);
        try (SmallDisk disk = SmallDisk.mount(logs, "64k");
                S3Wire s3 = S3Wire.to(EmbeddedS3.inMemory());
                Buckets buckets = new Buckets(s3)) {
            Bucket bucket = buckets.create("unlogged");
            Files.createFile(logs.resolve("service.log"));
            Files.createSymbolicLink(data.resolve("service.log"), logs.resolve("service.log"));
            disk.fill();
            try (RunningService service = RunningService.start(data, s3, NO_MONITOR)) {
                Answer job = service.client().ended(service.client().create(folder, bucket.name()));

                assertThat(service.log()).isEmpty();
                assertThat(job.text("state")).isEqualTo("COMPLETED");
                BucketAssert.assertThat(bucket).containsExactly(folder);
            }
        }
    }
}
