package io.fileupload.storage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** S3 through the AWS SDK. */
@Component
class S3ObjectStore implements ObjectStore {

    private static final int MAX_BUCKETS = 1_000;
    private static final Duration LISTING = Duration.ofSeconds(3);
    private static final int SENDINGS = 4;
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final S3AsyncClient client;
    private final ObjectSender sender;
    private final Verification verification;
    private final Endpoint endpoint;
    private final long chunkSize;

    S3ObjectStore(S3AsyncClient client, S3TransferManager transferManager, StorageSettings settings) {
        this.client = client;
        this.sender = new ObjectSender(client, transferManager, settings);
        this.verification = new Verification(settings.isAws());
        this.endpoint = new Endpoint(client, settings);
        this.chunkSize = settings.chunkSize().toBytes();
    }

    @Override
    public void requireBucket(String bucket) throws StorageException, InterruptedException {
        try {
            await(client.headBucket(request -> request.bucket(bucket)));
        } catch (ExecutionException e) {
            requireBucketFound(e, bucket);
        }
    }

    private static void requireBucketFound(ExecutionException e, String bucket) throws StorageException {
        S3Exception answer = S3Failures.find(e, S3Exception.class);
        if (answer != null && answer.statusCode() == 404) {
            throw S3Refusal.noSuchBucket(bucket, e);
        }
        StorageException failure = S3Failures.explain(e, "s3:ListBucket", bucket, bucket);
        if (failure.remedy() != StorageException.Remedy.GIVE_UP) {
            throw failure;
        }
    }

    @Override
    public StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException {
        try {
            return verified(upload, sentOnce(upload));
        } catch (ExecutionException e) {
            throw S3Failures.explain(e, "s3:PutObject", upload.bucket(), upload.bucket() + "/" + upload.key());
        }
    }

    /** What S3 did not answer it may have stored all the same, so it is looked up before it is sent again. */
    private StoredObject sentOnce(ObjectUpload upload)
            throws ExecutionException, InterruptedException, StorageException {
        for (int attempt = 1; true; attempt++) {
            try {
                return sent(upload);
            } catch (ExecutionException e) {
                boolean again = attempt < SENDINGS && S3Failures.isUnanswered(e);
                if (!again || !PutRequests.isSingle(upload, chunkSize)) {
                    throw e;
                }
            }
            Optional<StoredObject> found = find(upload.bucket(), upload.key());
            if (found.isPresent() && isOf(upload, found.get())) {
                return found.get();
            }
        }
    }

    private boolean isOf(ObjectUpload upload, StoredObject found) throws StorageException {
        return upload.metadata().equals(found.metadata())
                && verification.holds(found, upload.content(), sender.partSize(upload));
    }

    /** An upload that S3 no longer knows has either been completed without our learning of it, or has to begin anew. */
    private StoredObject sent(ObjectUpload upload) throws ExecutionException, InterruptedException, StorageException {
        try {
            return sender.send(upload);
        } catch (ExecutionException e) {
            if (!S3Failures.isNoSuchUpload(e)) {
                throw e;
            }
            Optional<StoredObject> found = find(upload.bucket(), upload.key());
            return found.isPresent() && verification.holds(found.get(), upload.content(), sender.partSize(upload))
                    ? found.get()
                    : sender.send(upload.fromBeginning());
        }
    }

    /** Believes nothing that S3 has not confirmed: where its answer is no proof, asks what it holds. */
    private StoredObject verified(ObjectUpload upload, StoredObject answer)
            throws StorageException, InterruptedException {
        long partSize = sender.partSize(upload);
        if (verification.isProvenBy(answer, upload.content(), partSize)) {
            return answer;
        }
        Optional<StoredObject> found = find(upload.bucket(), upload.key());
        if (found.isPresent() && verification.holds(found.get(), upload.content(), partSize)) {
            return found.get();
        }
        throw StorageFailure.CHECKSUM_MISMATCH.because(
                "S3 holds other bytes than the file for %s/%s".formatted(upload.bucket(), upload.key()));
    }

    @Override
    public Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        try {
            HeadObjectResponse head = await(
                    client.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
            if (head.contentLength() == null) {
                throw StorageFailure.CONNECTION_FAILED.because("The answer of S3 broke off");
            }
            return Optional.of(StoredObjects.of(head));
        } catch (ExecutionException e) {
            S3Exception answer = S3Failures.find(e, S3Exception.class);
            if (answer != null && answer.statusCode() == 404) {
                return Optional.empty();
            }
            throw S3Failures.explain(e, "s3:GetObject", bucket, bucket + "/" + key);
        }
    }

    @Override
    public boolean holds(StoredObject object, SourceContent content, long partSize) throws StorageException {
        return verification.holds(object, content, partSize > 0 ? partSize : PartSize.of(content.size(), chunkSize));
    }

    @Override
    public void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException {
        try {
            await(client.abortMultipartUpload(request -> request.bucket(bucket)
                    .key(key)
                    .uploadId(uploadId)
                    .overrideConfiguration(o -> o.putExecutionAttribute(UploadJournal.ABORT, true))));
        } catch (ExecutionException e) {
            S3Exception answer = S3Failures.find(e, S3Exception.class);
            if (answer == null || answer.statusCode() != 404) {
                throw S3Failures.explain(e, "s3:AbortMultipartUpload", bucket, bucket + "/" + key);
            }
        }
    }

    @Override
    public Optional<String> unreachableReason() throws InterruptedException {
        try {
            await(client.listBuckets(request ->
                    request.maxBuckets(1).overrideConfiguration(override -> override.apiCallTimeout(PROBE))));
            return Optional.empty();
        } catch (ExecutionException e) {
            StorageException failure = S3Failures.explain(e, "s3:ListAllMyBuckets", "", "the endpoint");
            return S3Failures.isOutage(e) || failure.remedy() == StorageException.Remedy.WAIT
                    ? Optional.of(failure.reason())
                    : Optional.empty();
        }
    }

    @Override
    public List<String> buckets() throws StorageException, InterruptedException {
        try {
            return await(client.listBuckets(request -> request.maxBuckets(MAX_BUCKETS)
                            .overrideConfiguration(limits -> limits.apiCallTimeout(LISTING))))
                    .buckets()
                    .stream()
                    .map(Bucket::name)
                    .toList();
        } catch (ExecutionException e) {
            throw S3Failures.explain(e, "s3:ListAllMyBuckets", "", "the endpoint");
        }
    }

    @Override
    public Optional<String> connectFailure() {
        return endpoint.connectFailure();
    }

    /** Waits; an interrupt cancels the call. */
    static <T> T await(CompletableFuture<T> future) throws ExecutionException, InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }
}
