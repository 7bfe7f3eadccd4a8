package io.fileupload.service;

import static io.fileupload.testing.FaultProxy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.Faults;
import io.fileupload.testing.FaultyService;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SourceTree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed files that are sent again, one of them or all. */
class RetryIT {

    private static final String ODD = "b & c\nd.txt";
    private static final String TOO_LONG = ("x".repeat(200) + "/").repeat(5) + "y".repeat(25);

    @TempDir
    Path folder;

    private final FaultyService faulty = FaultyService.onEmbeddedS3();
    private final FaultProxy s3 = faulty.s3();
    private final ServiceClient client = faulty.client();
    private final Bucket bucket = faulty.newBucket();
    private String id = "";

    @BeforeEach
    void failTwoOfThree() {
        new SourceTree(folder).with("a.txt", "a").with(ODD, "b").with("fine.txt", "f");
        s3.inject(call -> !call.key().equals("fine.txt") && call.isPut(), ALWAYS, Faults.answers(403, "AccessDenied"));
        id = client.create(folder, bucket.name(), Map.of("monitor", false));
        assertThat(client.ended(id).number("failed_files")).isEqualTo(2);
        s3.heal();
    }

    @Test
    void sendsTheOneFileThatIsAskedForAndNoOther() {
        int sent = s3.calls(call -> call.isPut()).size();

        Answer accepted = retry(ODD);
        Answer job = client.ended(id);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.number("failed_files")).isEqualTo(1);
        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.number("completed_files")).isEqualTo(2);
        assertThat(job.number("failed_files")).isEqualTo(1);
        assertThat(job.number("total_files")).isEqualTo(3);
        assertThat(client.files(id).states())
                .isEqualTo(Map.of("a.txt", "FAILED ACCESS_DENIED", ODD, "UPLOADED", "fine.txt", "UPLOADED"));
        assertThat(client.files(id).file(ODD).path("attempts").asInt()).isEqualTo(1);
        assertThat(s3.calls(call -> call.isPut())).hasSize(sent + 1);
        BucketAssert.assertThat(bucket).hasKeys(ODD, "fine.txt");
    }

    @Test
    void completesTheUploadWithTheLastOfThem() {
        retry(ODD);
        client.ended(id);
        retry("a.txt");

        assertThat(client.ended(id).text("state")).isEqualTo("COMPLETED");
        BucketAssert.assertThat(bucket).containsExactly(folder);
    }

    @Test
    void failsAgainWhatIsStillNotPutRight() {
        s3.inject(call -> call.key().equals("a.txt"), ALWAYS, Faults.answers(403, "AccessDenied"));

        retry("a.txt");
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.number("failed_files")).isEqualTo(2);
    }

    @Test
    void sendsAllWithoutAPath() {
        Answer accepted = client.post("/api/v1/uploads/" + id + "/retry", "");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.number("failed_files")).isZero();
        assertThat(client.ended(id).text("state")).isEqualTo("COMPLETED");
    }

    @Test
    void looksAtTheFolderForAFileThatCannotBeSentAsItIs() {
        new SourceTree(folder).with(TOO_LONG, "y");
        client.post("/api/v1/uploads/" + id + "/retry", "");
        assertThat(client.ended(id).number("failed_files")).isEqualTo(1);

        Answer accepted = retry(TOO_LONG);
        Answer job = client.ended(id);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(client.files(id).states()).containsEntry(TOO_LONG, "FAILED KEY_TOO_LONG");
        assertThat(job.text("last_scan_at")).isGreaterThan(accepted.text("last_scan_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing.txt", "A.TXT", "../a.txt", "a.txt\0"})
    void refusesAFileThatItDoesNotHave(String path) {
        Answer refused = retry(path);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("detail")).startsWith("Upload " + id + " has no file");
        assertThat(client.job(id).text("state")).isEqualTo("FAILED");
    }

    @Test
    void refusesAFileThatHasNotFailedOrWhileTheUploadRuns() {
        Answer uploaded = retry("fine.txt");
        retry("a.txt");
        client.ended(id);
        retry(ODD);
        client.ended(id);
        Answer completed = retry(ODD);

        assertThat(uploaded.status()).isEqualTo(409);
        assertThat(uploaded.text("detail")).isEqualTo("File fine.txt is UPLOADED: only a failed file can be retried");
        assertThat(completed.status()).isEqualTo(409);
    }

    private Answer retry(String path) {
        String query = URLEncoder.encode(path, StandardCharsets.UTF_8);
        return client.post("/api/v1/uploads/" + id + "/retry?path=" + query, "");
    }
}
