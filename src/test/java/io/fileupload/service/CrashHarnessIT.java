package io.fileupload.service;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.s3.S3Server;
import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service at random moments of mixed jobs whose folders change meanwhile, then compares buckets and folders
 * byte for byte. The long form: {@code ./mvnw verify -Dit.test=CrashHarnessIT -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.kills=200}.
 */
class CrashHarnessIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final int JOBS = 3;
    private static final int KILLS_A_JOB = 10;
    private static final long LONGEST_LIFE_MILLIS = 2_500;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<SourceTree, Bucket> targets = new LinkedHashMap<>();

    @TempDir
    Path data;

    @TempDir
    Path folders;

    @Test
    @Tag("fault-49")
    void losesNothingHoweverOftenItIsKilled() {
        try (S3Server s3 = EmbeddedS3.inMemory();
                Buckets buckets = new Buckets(s3);
                RunningService service = RunningService.start(data, s3, Map.of("MAX_BANDWIDTH", "8000000"))) {
            for (int job = 0; job < JOBS; job++) {
                addJob(service, buckets);
            }

            for (int kill = 0; kill < KILLS; kill++) {
                live();
                changeSome(kill);
                service.kill();
                requireIntactDatabase();
                service.start();
                if (kill % KILLS_A_JOB == KILLS_A_JOB - 1) {
                    addJob(service, buckets);
                }
            }

            targets.forEach((tree, bucket) -> awaitInSync(service, bucket, tree));
        }
    }

    private void addJob(RunningService service, Buckets buckets) {
        String id = "crash-" + targets.size();
        SourceTree tree = new SourceTree(folders.resolve(id)).withMany(150).with("large", 12 << 20);
        targets.put(tree, buckets.create(id));
        service.client().create(tree.root(), id, Map.of("upload_id", id));
    }

    /** A new small file, and other content in a large one, so that parts are in flight at most kills. */
    private void changeSome(int kill) {
        List<SourceTree> trees = List.copyOf(targets.keySet());
        trees.get(random.nextInt(trees.size())).with("added-" + kill, random.nextInt(200_000));
        trees.get(random.nextInt(trees.size())).with("large", (11 << 20) + random.nextInt(4 << 20));
    }

    /** The kill shall come at any moment, so there is nothing to wait for but the time. */
    private void live() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((long) (random.nextDouble() * LONGEST_LIFE_MILLIS)));
    }

    private void awaitInSync(RunningService service, Bucket bucket, SourceTree tree) {
        String id = bucket.name();
        await("upload " + id + " in sync, seed " + seed).atMost(3, MINUTES).untilAsserted(() -> {
            assertThat(service.client().job(id).text("state")).isEqualTo("COMPLETED");
            BucketAssert.assertThat(bucket).containsExactly(tree.root());
        });
        // One whose id was lost with S3's answer stays, but no part is sent before the id is written down.
        assertThat(bucket.openUploads())
                .allSatisfy(upload -> assertThat(bucket.storedParts(upload))
                        .as("parts held by %s", upload)
                        .isEmpty());
    }

    private void requireIntactDatabase() {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("data/uploads.db"));
                ResultSet check = database.createStatement().executeQuery("PRAGMA integrity_check")) {
            assertThat(check.next()).isTrue();
            assertThat(check.getString(1))
                    .as("integrity after a kill, seed %d", seed)
                    .isEqualTo("ok");
        } catch (SQLException e) {
            throw new AssertionError("The database cannot be read after a kill", e);
        }
    }
}
