package io.fileupload.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.core.async.AsyncRequestBody.fromString;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What every test S3 server must do, and that each does what its {@link S3Feature}s say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3ServerContract {
    private static final String BUCKET = "contract";
    private static final byte[] CONTENT = new byte[2 * MultipartFixture.PART_SIZE + 1];

    private @Nullable TestAbortedException skipped;

    @SuppressWarnings("NullAway.Init")
    private S3Server server;

    @SuppressWarnings("NullAway.Init")
    private S3AsyncClient client;

    abstract S3Server start();

    /** Before each test, not all: an assumption that fails before all leaves no trace in the test report. */
    @BeforeEach
    void startServerOnce() {
        if (skipped != null) {
            throw skipped;
        }
        if (server == null) {
            startServer();
        }
    }

    private void startServer() {
        try {
            server = start();
        } catch (TestAbortedException e) {
            skipped = e;
            throw e;
        }
        client = server.newClient();
        new Random(1).nextBytes(CONTENT);
        server.createBucket(BUCKET);
    }

    @AfterAll
    void stopServer() {
        if (client != null) {
            client.close();
            server.close();
        }
    }

    @Test
    void hasTheFeaturesItDeclares() {
        server.createBucket("features");

        assertThat(new FeatureProbe(server, client, "features").features()).containsAll(server.features());
    }

    @Test
    void keepsMetadataAndContentType() {
        client.putObject(
                        put -> put.bucket(BUCKET)
                                .key("small")
                                .contentType("text/x-small")
                                .metadata(Map.of("mtime", "1700000000.123456789")),
                        fromString("small"))
                .join();

        assertThat(head("small")).satisfies(head -> {
            assertThat(head.contentType()).isEqualTo("text/x-small");
            assertThat(head.metadata()).containsEntry("mtime", "1700000000.123456789");
        });
    }

    @Test
    void joinsPartsThatCameInParallelAndOutOfOrder() {
        MultipartFixture upload = new MultipartFixture(client, BUCKET, "folder/large", CONTENT);

        List<CompletedPart> parts = upload.sendParts();
        List<Integer> listed = upload.storedParts();
        upload.complete(parts, Crc32.of(CONTENT));

        assertThat(listed).containsExactly(1, 2, 3);
        assertThat(read("folder/large")).isEqualTo(CONTENT);
        assertThat(head("folder/large")).satisfies(head -> {
            assertThat(head.contentType()).isEqualTo("text/x-multipart");
            assertThat(head.metadata()).containsEntry("mtime", "1700000000.123456789");
            assertThat(head.eTag()).endsWith("-3\"");
        });
    }

    @Test
    void forgetsAnAbortedUpload() {
        MultipartFixture upload = new MultipartFixture(client, BUCKET, "aborted", CONTENT);
        upload.sendParts();

        upload.abort();

        assertThat(openUploads()).doesNotContain("aborted");
    }

    @Test
    void listsOpenUploads() {
        new MultipartFixture(client, BUCKET, "open", CONTENT).sendPart(1).join();

        assertThat(openUploads()).contains("open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name with space",
                "line\nbreak",
                "q?a#b%c+d&e<f",
                "per%41cent",
                ".hidden",
                "-dash",
                "\ud83d\ude00",
                "e\u0301",
                "\u00e9",
                "case",
                "CASE"
            })
    void keepsOddKeys(String key) {
        client.putObject(put -> put.bucket(BUCKET).key("odd/" + key), fromString(key))
                .join();

        assertThat(client.listObjectsV2(list -> list.bucket(BUCKET).prefix("odd/"))
                        .join()
                        .contents())
                .extracting(S3Object::key)
                .contains("odd/" + key);
        assertThat(read("odd/" + key)).asString(StandardCharsets.UTF_8).isEqualTo(key);
    }

    private HeadObjectResponse head(String key) {
        return client.headObject(head -> head.bucket(BUCKET).key(key)).join();
    }

    private byte[] read(String key) {
        return client.getObject(get -> get.bucket(BUCKET).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    private List<String> openUploads() {
        return client.listMultipartUploads(list -> list.bucket(BUCKET)).join().uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }
}
