package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.BucketAssert;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsIT {
    @TempDir
    Path folder;

    private final ServiceClient client = client();
    private final Bucket bucket = newBucket();
    private SourceTree source;

    @BeforeEach
    void makeSource() {
        source = new SourceTree(folder);
    }

    @Test
    @Tag("fault-15")
    @Tag("fault-16")
    @Tag("fault-19")
    void keepsEveryOddNameByteForByte() {
        for (String name : new String[] {
            "with space",
            "😀.txt",
            "line\nbreak",
            "back\\slash",
            "50%25",
            "a+b",
            "#1",
            "what?",
            ".dot",
            "-rf",
            "&<>\"'",
            "caf\u00e9",
            "cafe\u0301",
            "CASE",
            "case",
            "tab\there",
            "*",
            "[x]",
            "folder with space/%2F/x"
        }) {
            source.with(name, "content of " + name);
        }

        Answer job = client.ended(client.create(folder, bucket.name(), Map.of("destination_prefix", "pré fix/")));

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        BucketAssert.assertThat(bucket).containsExactly(folder, "pré fix/");
    }

    @Test
    @Tag("fault-14")
    void uploadsEmptyAndLargeFilesAlike() throws Exception {
        Instant mtime = Instant.parse("2001-02-03T04:05:06.789Z");
        source.with("empty", "").with("large.bin", 12 << 20).with("small.json", "{}");
        Files.setLastModifiedTime(source.file("large.bin"), FileTime.from(mtime));

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.number("completed_bytes")).isEqualTo((12 << 20) + 2);
        assertThat(job.number("total_bytes")).isEqualTo((12 << 20) + 2);
        assertThat(client.files(id).file("large.bin").path("completed_bytes").asLong())
                .isEqualTo(12 << 20);
        assertThat(client.files(id)
                        .file("large.bin")
                        .path("checksum")
                        .path("algorithm")
                        .asString())
                .isEqualTo("CRC32");
        assertThat(bucket.head("large.bin").metadata()).containsEntry("mtime", "981173106.789");
        assertThat(bucket.head("small.json").contentType()).isEqualTo("application/json");
        BucketAssert.assertThat(bucket).containsExactly(folder).hasNoOpenUploads();
    }

    @Test
    @Tag("fault-8")
    @Tag("fault-9")
    @Tag("fault-10")
    void listsLinksAndPipesAsSkippedAndNeverOpensThem(@TempDir Path outside) throws Exception {
        source.with("file", "content");
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(source.file("link"), secret);
        Files.createSymbolicLink(source.file("folder-link"), outside);
        Files.createSymbolicLink(source.file("loop"), folder);
        run("mkfifo \"$0/pipe\"");

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.number("skipped_files")).isEqualTo(4);
        assertThat(client.files(id).states())
                .containsOnly(
                        Map.entry("file", "UPLOADED"),
                        Map.entry("link", "SKIPPED SYMLINK"),
                        Map.entry("folder-link", "SKIPPED SYMLINK"),
                        Map.entry("loop", "SKIPPED SYMLINK"),
                        Map.entry("pipe", "SKIPPED SPECIAL_FILE"));
        BucketAssert.assertThat(bucket).hasKeys("file");
    }

    @Test
    @Tag("fault-17")
    @Tag("fault-18")
    void failsWhatHasNoKeyVisiblyAndUploadsTheRest() throws Exception {
        source.with("good", "good");
        run("touch \"$0\"/$'\\xff.txt'");
        source.with(
                "a".repeat(250) + "/" + "b".repeat(250) + "/" + "c".repeat(250) + "/" + "d".repeat(250) + "/"
                        + "e".repeat(25),
                "long");

        String id = client.create(folder, bucket.name());
        Answer job = client.ended(id);

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.body()
                        .path("failures")
                        .valueStream()
                        .map(failure -> failure.path("reason").asString()))
                .anyMatch(reason -> reason.startsWith("KEY_TOO_LONG: "))
                .anyMatch(reason -> reason.startsWith("UNREPRESENTABLE_NAME: "));
        assertThat(job.text("error")).startsWith("2 of 3 files failed, mostly: ");
        assertThat(client.files(id).states())
                .containsEntry("./\\xff.txt", "FAILED UNREPRESENTABLE_NAME")
                .containsValue("FAILED KEY_TOO_LONG");
        BucketAssert.assertThat(bucket).hasKeys("good");
    }

    @Test
    @Tag("fault-17")
    void forgetsAFileWithoutAProperNameOnceItIsRenamed() throws Exception {
        run("touch \"$0\"/$'\\xff.txt'");
        String id = client.create(folder, bucket.name());
        assertThat(client.ended(id).text("state")).isEqualTo("FAILED");

        run("mv \"$0\"/$'\\xff.txt' \"$0\"/good.txt");

        await().atMost(30, SECONDS).until(() -> client.job(id).text("state").equals("COMPLETED"));
        assertThat(client.files(id).states()).containsOnly(Map.entry("good.txt", "UPLOADED"));
    }

    private void run(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-ec", script, folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    @Tag("fault-29")
    void failsAtOnceWhenTheBucketIsMissing() {
        source.withMany(10);

        Answer job = client.ended(client.create(folder, "no-such-bucket"));

        assertThat(job.text("state")).isEqualTo("FAILED");
        assertThat(job.text("error")).contains("Bucket 'no-such-bucket' does not exist");
        assertThat(job.number("failed_files")).isZero();
    }

    @Test
    @Tag("fault-64")
    void isNotHeldUpByAGlobMadeToExplode() {
        source.with("a".repeat(200), "x");

        Answer job =
                client.ended(client.create(folder, bucket.name(), Map.of("pattern", "*a*a*a*a*a*a*a*a*a*a*a*a*a*ab")));

        assertThat(job.text("state")).isEqualTo("COMPLETED");
        assertThat(job.number("total_files")).isZero();
    }

    ServiceClient client() {
        return SharedService.client();
    }

    Bucket newBucket() {
        return SharedService.newBucket();
    }
}
