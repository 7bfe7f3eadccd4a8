package io.fileupload.storage;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.CompletedFileUpload;
import software.amazon.awssdk.transfer.s3.model.FileUpload;
import software.amazon.awssdk.transfer.s3.model.ResumableFileUpload;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/** S3 through the AWS SDK: small objects in one request from memory, larger ones by the Transfer Manager. */
@Component
class S3ObjectStore implements ObjectStore {

    private static final int PIECE = 64 * 1024;
    private static final int MAX_BUCKETS = 1_000;
    private static final Duration LISTING = Duration.ofSeconds(3);
    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

    private final S3AsyncClient client;
    private final S3TransferManager transferManager;
    private final Endpoint endpoint;
    private final long slowest;
    private final long chunkSize;

    S3ObjectStore(S3AsyncClient client, S3TransferManager transferManager, StorageSettings settings) {
        this.client = client;
        this.transferManager = transferManager;
        this.endpoint = new Endpoint(client, settings);
        this.slowest = slowest(settings);
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
            throw new StorageException(
                    StorageException.Remedy.STOP_JOB,
                    "NO_SUCH_BUCKET",
                    "Bucket '%s' does not exist; create it and retry".formatted(bucket),
                    e);
        }
        StorageException failure = S3Failures.explain(e, "s3:ListBucket", bucket, bucket);
        if (failure.remedy() != StorageException.Remedy.GIVE_UP) {
            throw failure;
        }
    }

    @Override
    public StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException {
        try {
            StoredObject stored = send(upload);
            return verified(upload, stored);
        } catch (ExecutionException e) {
            throw S3Failures.explain(e, "s3:PutObject", upload.bucket(), upload.bucket() + "/" + upload.key());
        }
    }

    private StoredObject send(ObjectUpload upload) throws ExecutionException, InterruptedException, StorageException {
        byte[] bytes = upload.content().bytes();
        if (bytes != null) {
            PutObjectResponse response =
                    await(client.putObject(PutRequests.of(upload, timeout(bytes.length), chunkSize), body(bytes)));
            upload.observer().bytesStored(bytes.length);
            return stored(upload, response);
        }
        return upload.resume() == null ? sendFile(upload) : resumeFile(upload, upload.resume());
    }

    private StoredObject sendFile(ObjectUpload upload) throws ExecutionException, InterruptedException {
        return finish(upload, transferManager.uploadFile(fileRequest(upload)));
    }

    /** Sends the parts that S3 does not have yet, or all of them if S3 no longer knows the upload. */
    private StoredObject resumeFile(ObjectUpload upload, OpenMultipart resume)
            throws ExecutionException, InterruptedException, StorageException {
        long size = upload.content().size();
        ResumableFileUpload resumable = ResumableFileUpload.builder()
                .uploadFileRequest(fileRequest(upload))
                .multipartUploadId(resume.uploadId())
                .partSizeInBytes(resume.partSize())
                .totalParts(PartSize.count(size, resume.partSize()))
                .transferredParts(0L)
                .fileLength(size)
                // The SDK compares with File.lastModified() and would start over if this were any more exact.
                .fileLastModified(
                        Instant.ofEpochMilli(upload.content().path().toFile().lastModified()))
                .build();
        try {
            return finish(upload, transferManager.resumeUploadFile(resumable));
        } catch (ExecutionException e) {
            if (S3Failures.find(e, NoSuchUploadException.class) == null) {
                throw e;
            }
            Optional<StoredObject> finished = find(upload.bucket(), upload.key());
            return finished.isPresent() && holds(finished.get(), upload.content(), resume.partSize())
                    ? finished.get()
                    : sendFile(upload);
        }
    }

    private UploadFileRequest fileRequest(ObjectUpload upload) {
        Duration timeout = timeout(
                Math.min(upload.content().size(), PartSize.of(upload.content().size(), chunkSize)));
        return UploadFileRequest.builder()
                .putObjectRequest(PutRequests.of(upload, timeout, chunkSize))
                .source(upload.content().path())
                .build();
    }

    private StoredObject finish(ObjectUpload upload, FileUpload transfer)
            throws ExecutionException, InterruptedException {
        CompletedFileUpload completed = await(transfer.completionFuture());
        if (upload.content().size() <= chunkSize) {
            upload.observer().bytesStored(upload.content().size());
        }
        return stored(upload, completed.response());
    }

    /** Believes a checksum that S3 reports back; asks S3 what it holds where there is none or it differs. */
    private StoredObject verified(ObjectUpload upload, StoredObject stored)
            throws StorageException, InterruptedException {
        long partSize = partSize(upload);
        if (holds(stored, upload.content(), partSize)) {
            return stored;
        }
        Optional<StoredObject> found = find(upload.bucket(), upload.key());
        if (found.isPresent() && holds(found.get(), upload.content(), partSize)) {
            return found.get();
        }
        throw new StorageException(
                StorageException.Remedy.RETRY,
                "CHECKSUM_MISMATCH",
                "S3 holds other bytes than the file for %s/%s".formatted(upload.bucket(), upload.key()),
                null);
    }

    private long partSize(ObjectUpload upload) {
        long size = upload.content().size();
        if (upload.resume() != null) {
            return upload.resume().partSize();
        }
        return size > chunkSize ? PartSize.of(size, chunkSize) : 0;
    }

    @Override
    public Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        try {
            HeadObjectResponse head = await(
                    client.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
            return Optional.of(new StoredObject(
                    head.contentLength(), unquoted(head.eTag()), wholeObject(head.checksumCRC32()), head.metadata()));
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
        if (object.size() != content.size()) {
            return false;
        }
        if (object.crc32() != null) {
            return object.crc32().equals(content.crc32());
        }
        try {
            return object.etag() != null
                    && Md5Etag.isMd5(object.etag())
                    && object.etag().equals(content.md5Etag(object.etag().contains("-") ? partSize : 0));
        } catch (UncheckedIOException e) {
            throw new StorageException(
                    StorageException.Remedy.RETRY, "IO_ERROR", "The file can no longer be read to verify it", e);
        }
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
            await(client.listBuckets(request -> request.maxBuckets(1)));
            return Optional.empty();
        } catch (ExecutionException e) {
            StorageException failure = S3Failures.explain(e, "s3:ListAllMyBuckets", "", "the endpoint");
            boolean waits =
                    failure.remedy() == StorageException.Remedy.WAIT || S3Failures.find(e, S3Exception.class) == null;
            return waits ? Optional.of(failure.reason()) : Optional.empty();
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

    private static StoredObject stored(ObjectUpload upload, PutObjectResponse response) {
        return new StoredObject(
                upload.content().size(),
                unquoted(response.eTag()),
                wholeObject(response.checksumCRC32()),
                upload.metadata());
    }

    /** A checksum of checksums, such as {@code DUoRhQ==-3}, says nothing about the whole. */
    private static @Nullable String wholeObject(@Nullable String checksum) {
        return checksum == null || checksum.contains("-") ? null : checksum;
    }

    private static @Nullable String unquoted(@Nullable String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }

    /** In pieces, so that a limited bandwidth feeds the connection steadily. */
    private static AsyncRequestBody body(byte[] bytes) {
        ByteBuffer[] pieces = new ByteBuffer[(bytes.length + PIECE - 1) / PIECE];
        for (int i = 0; i < pieces.length; i++) {
            int start = i * PIECE;
            pieces[i] = ByteBuffer.wrap(bytes, start, Math.min(PIECE, bytes.length - start))
                    .slice();
        }
        return pieces.length <= 1
                ? AsyncRequestBody.fromBytesUnsafe(bytes)
                : AsyncRequestBody.fromByteBuffersUnsafe(pieces);
    }

    /** Long enough for a slow link, and for this request's share of a limited bandwidth. */
    private Duration timeout(long bytes) {
        return S3ClientConfiguration.CALL_ATTEMPT.plusSeconds(bytes / slowest);
    }

    private static long slowest(StorageSettings settings) {
        int requests = settings.workers() * S3ClientConfiguration.PARTS_IN_FLIGHT;
        return settings.maxBandwidth() == null
                ? SLOWEST_BYTES_PER_SECOND
                : Math.max(1, Math.min(SLOWEST_BYTES_PER_SECOND, settings.maxBandwidth() / requests / 4));
    }

    /** Waits; an interrupt cancels the transfer. */
    private static <T> T await(CompletableFuture<T> future) throws ExecutionException, InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }
}
