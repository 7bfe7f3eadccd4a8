package io.fileupload.storage;

import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.CompletedUpload;
import software.amazon.awssdk.transfer.s3.model.UploadRequest;

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
    StoredObject send(ObjectUpload upload, SendPlan plan)
            throws ExecutionException, InterruptedException, StorageException {
        try {
            return sendOnce(upload, plan);
        } catch (ExecutionException e) {
            if (checksums.areRefusedBy(e)) {
                return sendOnce(upload, plan);
            }
            throw e;
        }
    }

    private StoredObject sendOnce(ObjectUpload upload, SendPlan plan)
            throws ExecutionException, InterruptedException, StorageException {
        if (plan.isSingleOf(upload.content())) {
            StoredObject stored = StoredObjects.of(upload, Answer.await(put.send(upload, plan)));
            upload.observer().bytesStored(plan.size());
            return stored;
        }
        return sendFile(upload, plan);
    }

    /** A multipart upload that S3 began without our learning of it could never be ended. */
    private static void awaitBegun(PutObjectRequest put) {
        put.overrideConfiguration()
                .map(override -> override.executionAttributes().getAttribute(UploadJournal.ENTRY))
                .ifPresent(entry -> entry.beginning().await());
    }

    /** Of an upload that is gone on with only the parts that S3 does not have yet. */
    private StoredObject sendFile(ObjectUpload upload, SendPlan plan)
            throws ExecutionException, InterruptedException, StorageException {
        try (HeldFile file = HeldFile.open(upload.content().path())) {
            PutObjectRequest put = requests.of(upload, plan);
            UploadRequest request = UploadRequest.builder()
                    .putObjectRequest(put)
                    .requestBody(file.body(plan.size()))
                    .build();
            CompletedUpload completed =
                    Answer.await(transferManager.upload(request).completionFuture(), () -> awaitBegun(put));
            if (plan.isSingle()) {
                upload.observer().bytesStored(plan.size());
            }
            return StoredObjects.of(upload, completed.response());
        }
    }
}
