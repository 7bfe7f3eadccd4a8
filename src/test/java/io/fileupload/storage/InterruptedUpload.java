package io.fileupload.storage;

import static software.amazon.awssdk.core.async.AsyncRequestBody.fromBytes;

import io.fileupload.testing.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/** A multipart upload as a crash leaves it: begun as the store begins it, with some of its parts. */
record InterruptedUpload(Bucket bucket, String key, SourceContent content, int partSize) {

    OpenMultipart withParts(int... numbers) throws IOException {
        String uploadId = bucket.client()
                .createMultipartUpload(create -> create.bucket(bucket.name())
                        .key(key)
                        .metadata(Map.of("mtime", ObjectStoreContract.MTIME))
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(ChecksumType.FULL_OBJECT))
                .join()
                .uploadId();
        byte[] bytes = Files.readAllBytes(content.path());
        for (int number : numbers) {
            int from = (number - 1) * partSize;
            send(uploadId, number, Arrays.copyOfRange(bytes, from, Math.min(from + partSize, bytes.length)));
        }
        return new OpenMultipart(uploadId, partSize);
    }

    private void send(String uploadId, int number, byte[] part) {
        bucket.client()
                .uploadPart(
                        send -> send.bucket(bucket.name())
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number),
                        fromBytes(part))
                .join();
    }
}
