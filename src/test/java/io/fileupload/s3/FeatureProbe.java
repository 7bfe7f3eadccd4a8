package io.fileupload.s3;

import static software.amazon.awssdk.core.async.AsyncRequestBody.fromBytes;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Finds out by trying which features a server really has. */
final class FeatureProbe {
    private static final byte[] CONTENT = "probe".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[MultipartFixture.PART_SIZE + 1];

    private final S3Server server;
    private final S3AsyncClient client;
    private final String bucket;
    private final Set<S3Feature> found = EnumSet.noneOf(S3Feature.class);

    FeatureProbe(S3Server server, S3AsyncClient client, String bucket) {
        this.server = server;
        this.client = client;
        this.bucket = bucket;
    }

    Set<S3Feature> features() {
        note(S3Feature.CHECKS_SIGNATURES, refuses(this::listWithWrongSecret));
        probePut();
        probeMultipartVerification();
        probeMultipartResult();
        probeOptions();
        return found;
    }

    private void probePut() {
        note(S3Feature.VERIFIES_PUT_CHECKSUM, refuses(() -> put("wrong", put -> put.checksumCRC32(Crc32.WRONG))));
        PutObjectResponse answer = put("headed", put -> put.checksumCRC32(Crc32.of(CONTENT)));
        note(S3Feature.RETURNS_PUT_CHECKSUM, isCrcOf(CONTENT, answer.checksumCRC32()));
        note(S3Feature.KEEPS_PUT_CHECKSUM, isCrcOf(CONTENT, head("headed").checksumCRC32()));
        put("trailed", put -> put.checksumAlgorithm(ChecksumAlgorithm.CRC32));
        note(S3Feature.READS_TRAILING_CHECKSUM, isCrcOf(CONTENT, head("trailed").checksumCRC32()));
        note(S3Feature.CONDITIONAL_PUT, refuses(() -> put("headed", put -> put.ifNoneMatch("*"))));
    }

    private void probeMultipartVerification() {
        MultipartFixture upload = multipart("wrong-whole");
        note(
                S3Feature.VERIFIES_PART_CHECKSUM,
                refuses(() -> upload.sendPart(1, CONTENT, Crc32.WRONG).join()));
        note(S3Feature.VERIFIES_WHOLE_OBJECT_CHECKSUM, refuses(() -> upload.complete(upload.sendParts(), Crc32.WRONG)));
    }

    private void probeMultipartResult() {
        completeLarge("whole", complete -> {});
        note(S3Feature.KEEPS_WHOLE_OBJECT_CHECKSUM, isCrcOf(LARGE, head("whole").checksumCRC32()));
        note(
                S3Feature.CONDITIONAL_COMPLETE,
                refuses(() -> completeLarge("whole", complete -> complete.ifNoneMatch("*"))));
        MultipartFixture aborted = multipart("aborted");
        aborted.abort();
        note(S3Feature.KNOWS_ABORTED_UPLOADS, refuses(aborted::storedParts));
    }

    private void probeOptions() {
        note(
                S3Feature.STORAGE_CLASSES,
                keeps(
                        put -> put.storageClass(StorageClass.STANDARD_IA),
                        head -> head.storageClass() == StorageClass.STANDARD_IA));
        note(
                S3Feature.SERVER_SIDE_ENCRYPTION,
                keeps(
                        put -> put.serverSideEncryption(ServerSideEncryption.AES256),
                        head -> head.serverSideEncryption() == ServerSideEncryption.AES256));
        note(S3Feature.TAGS, !refuses(() -> put("option", put -> put.tagging("team=blue"))) && !refuses(this::readTag));
    }

    private void note(S3Feature feature, boolean present) {
        if (present) {
            found.add(feature);
        }
    }

    private void listWithWrongSecret() {
        try (S3AsyncClient stranger = server.newClient(server.accessKey(), "wrong")) {
            stranger.listObjectsV2(list -> list.bucket(bucket)).join();
        }
    }

    private boolean keeps(Consumer<PutObjectRequest.Builder> option, Predicate<HeadObjectResponse> kept) {
        return !refuses(() -> put("option", option)) && kept.test(head("option"));
    }

    private void readTag() {
        client.getObjectTagging(get -> get.bucket(bucket).key("option")).join();
    }

    private MultipartFixture multipart(String key) {
        return new MultipartFixture(client, bucket, key, LARGE);
    }

    private void completeLarge(String key, Consumer<CompleteMultipartUploadRequest.Builder> options) {
        MultipartFixture upload = multipart(key);
        upload.complete(upload.sendParts(), Crc32.of(LARGE), options);
    }

    private PutObjectResponse put(String key, Consumer<PutObjectRequest.Builder> options) {
        return client.putObject(put -> put.bucket(bucket).key(key).applyMutation(options), fromBytes(CONTENT))
                .join();
    }

    private HeadObjectResponse head(String key) {
        return client.headObject(head -> head.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED))
                .join();
    }

    private static boolean isCrcOf(byte[] content, @Nullable String checksum) {
        return Crc32.of(content).equals(checksum);
    }

    private static boolean refuses(Runnable call) {
        try {
            call.run();
            return false;
        } catch (CompletionException e) {
            if (e.getCause() instanceof S3Exception) {
                return true;
            }
            throw e;
        }
    }
}
