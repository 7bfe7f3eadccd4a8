package io.fileupload.storage;

import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Sends an object and believes nothing that S3 has not confirmed. */
final class ConfirmedUpload {

    private static final int SENDINGS = 4;

    private final ObjectSender sender;
    private final S3Objects objects;
    private final Verification verification;

    ConfirmedUpload(ObjectSender sender, S3Objects objects, Verification verification) {
        this.sender = sender;
        this.objects = objects;
        this.verification = verification;
    }

    StoredObject send(ObjectUpload upload, SendPlan plan) throws StorageException, InterruptedException {
        try {
            return sentOrBegunAnew(upload, plan);
        } catch (ExecutionException e) {
            throw S3Failures.explain(e, "s3:PutObject", upload.bucket(), upload.target());
        }
    }

    /** An upload that S3 no longer knows has either been completed without our learning of it, or has to begin anew. */
    private StoredObject sentOrBegunAnew(ObjectUpload upload, SendPlan plan)
            throws ExecutionException, InterruptedException, StorageException {
        try {
            return verified(upload, plan, sentOnce(upload, plan));
        } catch (ExecutionException e) {
            if (!S3Failures.isNoSuchUpload(e)) {
                throw e;
            }
        }
        Optional<StoredObject> found = found(upload, plan);
        if (found.isPresent()) {
            return found.get();
        }
        ObjectUpload anew = upload.fromBeginning();
        SendPlan newPlan = plan.fromBeginning();
        return verified(anew, newPlan, sentOnce(anew, newPlan));
    }

    /** What S3 did not answer it may have stored all the same, so it is looked up before it is sent again. */
    private StoredObject sentOnce(ObjectUpload upload, SendPlan plan)
            throws ExecutionException, InterruptedException, StorageException {
        for (int attempt = 1; true; attempt++) {
            try {
                return sender.send(upload, plan);
            } catch (ExecutionException e) {
                if (!plan.isSingle() || attempt == SENDINGS || !S3Failures.isUnanswered(e)) {
                    throw e;
                }
            }
            Optional<StoredObject> found = found(upload, plan);
            if (found.isPresent() && upload.metadata().equals(found.get().metadata())) {
                return found.get();
            }
        }
    }

    /** Where the answer is no proof, asks what S3 holds. */
    private StoredObject verified(ObjectUpload upload, SendPlan plan, StoredObject answer)
            throws StorageException, InterruptedException {
        if (verification.isProvenBy(answer, upload.content(), plan)) {
            return answer;
        }
        return found(upload, plan)
                .orElseThrow(() -> StorageFailure.CHECKSUM_MISMATCH.because(
                        "S3 holds other bytes than the file for " + upload.target()));
    }

    /** What S3 has by now, if it is this content. */
    private Optional<StoredObject> found(ObjectUpload upload, SendPlan plan)
            throws StorageException, InterruptedException {
        Optional<StoredObject> found = objects.find(upload.bucket(), upload.key());
        return found.isPresent() && verification.holds(found.get(), upload.content(), plan) ? found : Optional.empty();
    }
}
