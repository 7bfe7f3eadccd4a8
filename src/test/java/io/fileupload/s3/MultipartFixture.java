package io.fileupload.s3;

import static software.amazon.awssdk.core.async.AsyncRequestBody.fromBytes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One multipart upload driven by hand: the content in parts of 5 MiB under a whole-object CRC32. */
final class MultipartFixture {
    static final int PART_SIZE = 5 * 1024 * 1024;

    final String uploadId;
    private final S3AsyncClient client;
    private final String bucket;
    private final String key;
    private final byte[] content;

    MultipartFixture(S3AsyncClient client, String bucket, String key, byte[] content) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.content = content;
        this.uploadId = client.createMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .contentType("text/x-multipart")
                        .metadata(Map.of("mtime", "1700000000.123456789"))
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(ChecksumType.FULL_OBJECT))
                .join()
                .uploadId();
    }

    /** Sends all parts at once, the last one first. */
    List<CompletedPart> sendParts() {
        List<CompletableFuture<CompletedPart>> sent = IntStream.rangeClosed(1, partCount())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(this::sendPart)
                .toList();
        return sent.stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparing(CompletedPart::partNumber))
                .toList();
    }

    CompletableFuture<CompletedPart> sendPart(int number) {
        byte[] body = part(number);
        return sendPart(number, body, Crc32.of(body))
                .thenApply(response -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(response.eTag())
                        .checksumCRC32(Crc32.of(body))
                        .build());
    }

    CompletableFuture<UploadPartResponse> sendPart(int number, byte[] body, String crc32) {
        return client.uploadPart(
                request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .partNumber(number)
                        .checksumCRC32(crc32),
                fromBytes(body));
    }

    CompleteMultipartUploadResponse complete(List<CompletedPart> parts, String crc32) {
        return complete(parts, crc32, request -> {});
    }

    CompleteMultipartUploadResponse complete(
            List<CompletedPart> parts, String crc32, Consumer<CompleteMultipartUploadRequest.Builder> more) {
        return client.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(parts))
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .checksumCRC32(crc32)
                        .applyMutation(more))
                .join();
    }

    void abort() {
        client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId))
                .join();
    }

    List<Integer> storedParts() {
        return client.listParts(request -> request.bucket(bucket).key(key).uploadId(uploadId)).join().parts().stream()
                .map(Part::partNumber)
                .toList();
    }

    private byte[] part(int number) {
        int from = (number - 1) * PART_SIZE;
        return Arrays.copyOfRange(content, from, Math.min(from + PART_SIZE, content.length));
    }

    private int partCount() {
        return (content.length + PART_SIZE - 1) / PART_SIZE;
    }
}
