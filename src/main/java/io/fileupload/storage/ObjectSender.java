package io.fileupload.storage;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.CompletedFileUpload;
import software.amazon.awssdk.transfer.s3.model.FileUpload;
import software.amazon.awssdk.transfer.s3.model.ResumableFileUpload;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/** Sends objects and waits for the answer: what is in memory in one request, the rest by the Transfer Manager. */
final class ObjectSender {

    private final SinglePut put;
    private final S3TransferManager transferManager;
    private final PutRequests requests;
    private final ChecksumSupport checksums;

    ObjectSender(SinglePut put, S3TransferManager transferManager, PutRequests requests, ChecksumSupport checksums) {
        this.put = put;
        this.transferManager = transferManager;
        this.requests = requests;
        this.checksums = checksums;
    }

    /** Without checksums from the first time on that the server refuses them. */
    StoredObject send(ObjectUpload upload, SendPlan plan) throws ExecutionException, InterruptedException {
        try {
            return sendOnce(upload, plan);
        } catch (ExecutionException e) {
            if (checksums.areRefusedBy(e)) {
                return sendOnce(upload, plan);
            }
            throw e;
        }
    }

    private StoredObject sendOnce(ObjectUpload upload, SendPlan plan) throws ExecutionException, InterruptedException {
        if (plan.isSingleOf(upload.content())) {
            StoredObject stored = StoredObjects.of(upload, Answer.await(put.send(upload, plan)));
            upload.observer().bytesStored(plan.size());
            return stored;
        }
        return upload.resume() == null ? sendFile(upload, plan) : resumeFile(upload, plan, upload.resume());
    }

    private StoredObject sendFile(ObjectUpload upload, SendPlan plan) throws ExecutionException, InterruptedException {
        return finish(upload, plan, transferManager.uploadFile(fileRequest(upload, plan)));
    }

    /** Sends only the parts that S3 does not have yet. */
    private StoredObject resumeFile(ObjectUpload upload, SendPlan plan, OpenMultipart resume)
            throws ExecutionException, InterruptedException {
        ResumableFileUpload resumable = ResumableFileUpload.builder()
                .uploadFileRequest(fileRequest(upload, plan))
                .multipartUploadId(resume.uploadId())
                .partSizeInBytes(plan.partSize())
                .totalParts(plan.parts())
                .transferredParts(0L)
                .fileLength(plan.size())
                // The SDK compares with File.lastModified() and would start over if this were any more exact.
                .fileLastModified(
                        Instant.ofEpochMilli(upload.content().path().toFile().lastModified()))
                .build();
        return finish(upload, plan, transferManager.resumeUploadFile(resumable));
    }

    private UploadFileRequest fileRequest(ObjectUpload upload, SendPlan plan) {
        return UploadFileRequest.builder()
                .putObjectRequest(requests.of(upload, plan))
                .source(upload.content().path())
                .build();
    }

    private static StoredObject finish(ObjectUpload upload, SendPlan plan, FileUpload transfer)
            throws ExecutionException, InterruptedException {
        CompletedFileUpload completed = Answer.await(transfer.completionFuture());
        if (plan.isSingle()) {
            upload.observer().bytesStored(plan.size());
        }
        return StoredObjects.of(upload, completed.response());
    }
}
