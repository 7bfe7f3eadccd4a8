package io.fileupload.storage;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The fast lane: one request, no thread that waits for it, and success only where the answer itself is proof. */
final class ProvenPut {

    private final SinglePut put;
    private final ChecksumSupport checksums;
    private final Verification verification;

    ProvenPut(SinglePut put, ChecksumSupport checksums, Verification verification) {
        this.put = put;
        this.checksums = checksums;
        this.verification = verification;
    }

    CompletableFuture<StoredObject> send(ObjectUpload upload, SendPlan plan) {
        CompletableFuture<StoredObject> proven = new CompletableFuture<>();
        CompletableFuture<PutObjectResponse> request = put.send(upload, plan);
        proven.whenComplete((stored, failure) -> {
            if (proven.isCancelled()) {
                request.cancel(true);
            }
        });
        request.whenComplete((answer, failure) -> settle(proven, upload, plan, answer, failure));
        return proven;
    }

    private void settle(
            CompletableFuture<StoredObject> proven,
            ObjectUpload upload,
            SendPlan plan,
            @Nullable PutObjectResponse answer,
            @Nullable Throwable failure) {
        try {
            StoredObject stored = answer == null ? failed(upload, failure) : proof(upload, plan, answer);
            if (!proven.isDone()) {
                upload.observer().bytesStored(stored.size());
                proven.complete(stored);
            }
        } catch (StorageException | RuntimeException | Error e) {
            proven.completeExceptionally(e);
        }
    }

    private StoredObject proof(ObjectUpload upload, SendPlan plan, PutObjectResponse answer) throws StorageException {
        StoredObject stored = StoredObjects.of(upload, answer);
        if (verification.isProvenBy(stored, upload.content(), plan)) {
            return stored;
        }
        throw StorageFailure.UNPROVEN.because(
                "The answer of S3 does not show what it holds for %s".formatted(upload.target()));
    }

    private StoredObject failed(ObjectUpload upload, @Nullable Throwable failure) throws StorageException {
        Throwable cause = failure == null ? new IllegalStateException("no answer") : failure;
        if (checksums.areRefusedBy(cause)) {
            throw StorageFailure.UNPROVEN.because("The S3 server takes no checksums; the next request has none", cause);
        }
        throw S3Failures.explain(cause, "s3:PutObject", upload.bucket(), upload.target());
    }
}
