package io.fileupload.storage;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.CompletedFileUpload;
import software.amazon.awssdk.transfer.s3.model.FileUpload;
import software.amazon.awssdk.transfer.s3.model.ResumableFileUpload;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/** Sends objects: small ones in one request from memory, larger ones by the Transfer Manager. */
final class ObjectSender {

    private static final int PIECE = 64 * 1024;
    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

    private final ChecksumSupport checksums = new ChecksumSupport();
    private final S3AsyncClient client;
    private final S3TransferManager transferManager;
    private final long slowest;
    private final Duration requestTimeout;
    private final long chunkSize;

    ObjectSender(S3AsyncClient client, S3TransferManager transferManager, StorageSettings settings) {
        this.client = client;
        this.transferManager = transferManager;
        this.slowest = slowest(settings);
        this.requestTimeout = settings.requestTimeout();
        this.chunkSize = settings.chunkSize().toBytes();
    }

    /** Without checksums from the first time on that the server refuses them. */
    StoredObject send(ObjectUpload upload) throws ExecutionException, InterruptedException {
        try {
            return sendOnce(upload);
        } catch (ExecutionException e) {
            if (checksums.areRefusedBy(e)) {
                return sendOnce(upload);
            }
            throw e;
        }
    }

    private StoredObject sendOnce(ObjectUpload upload) throws ExecutionException, InterruptedException {
        byte[] bytes = upload.content().bytes();
        if (bytes != null && bytes.length <= chunkSize && upload.resume() == null) {
            PutObjectResponse response =
                    S3ObjectStore.await(client.putObject(putRequest(upload, timeout(bytes.length)), body(bytes)));
            upload.observer().bytesStored(bytes.length);
            return StoredObjects.of(upload, response);
        }
        return upload.resume() == null ? sendFile(upload) : resumeFile(upload, upload.resume());
    }

    private StoredObject sendFile(ObjectUpload upload) throws ExecutionException, InterruptedException {
        return finish(upload, transferManager.uploadFile(fileRequest(upload)));
    }

    /** Sends only the parts that S3 does not have yet. */
    private StoredObject resumeFile(ObjectUpload upload, OpenMultipart resume)
            throws ExecutionException, InterruptedException {
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
        return finish(upload, transferManager.resumeUploadFile(resumable));
    }

    private UploadFileRequest fileRequest(ObjectUpload upload) {
        Duration timeout = timeout(
                Math.min(upload.content().size(), PartSize.of(upload.content().size(), chunkSize)));
        return UploadFileRequest.builder()
                .putObjectRequest(putRequest(upload, timeout))
                .source(upload.content().path())
                .build();
    }

    private PutObjectRequest putRequest(ObjectUpload upload, Duration timeout) {
        return PutRequests.of(upload, timeout, chunkSize, checksums.areUnderstood());
    }

    private StoredObject finish(ObjectUpload upload, FileUpload transfer)
            throws ExecutionException, InterruptedException {
        CompletedFileUpload completed = S3ObjectStore.await(transfer.completionFuture());
        if (upload.content().size() <= chunkSize) {
            upload.observer().bytesStored(upload.content().size());
        }
        return StoredObjects.of(upload, completed.response());
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
        return requestTimeout.plusSeconds(bytes / slowest);
    }

    private static long slowest(StorageSettings settings) {
        int requests = settings.workers() * S3ClientConfiguration.PARTS_IN_FLIGHT;
        return settings.maxBandwidth() == null
                ? SLOWEST_BYTES_PER_SECOND
                : Math.max(1, Math.min(SLOWEST_BYTES_PER_SECOND, settings.maxBandwidth() / requests / 4));
    }

    /** Bytes a part; 0 for an upload in one request. */
    long partSize(ObjectUpload upload) {
        long size = upload.content().size();
        if (upload.resume() != null) {
            return upload.resume().partSize();
        }
        return size > chunkSize ? PartSize.of(size, chunkSize) : 0;
    }
}
