package io.fileupload.storage;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Looks objects up, and gives up those that were begun. */
final class S3Objects {

    private final S3AsyncClient client;

    S3Objects(S3AsyncClient client) {
        this.client = client;
    }

    Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        try {
            HeadObjectResponse head = Answer.await(
                    client.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
            if (head.contentLength() == null) {
                throw StorageFailure.CONNECTION_FAILED.because("The answer of S3 broke off");
            }
            return Optional.of(StoredObjects.of(head));
        } catch (ExecutionException e) {
            if (S3Failures.isNotFound(e)) {
                return Optional.empty();
            }
            throw S3Failures.explain(e, "s3:GetObject", bucket, bucket + "/" + key);
        }
    }

    void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException {
        try {
            Answer.await(client.abortMultipartUpload(request -> request.bucket(bucket)
                    .key(key)
                    .uploadId(uploadId)
                    .overrideConfiguration(o -> o.putExecutionAttribute(UploadJournal.ABORT, true))));
        } catch (ExecutionException e) {
            if (!S3Failures.isNotFound(e)) {
                throw S3Failures.explain(e, "s3:AbortMultipartUpload", bucket, bucket + "/" + key);
            }
        }
    }
}
