package io.fileupload.storage;

import java.util.Optional;

/** Does after a fault what {@link ConfirmedUpload} does: looks first, then sends again or begins anew. */
final class InMemoryConfirmedUpload {
    private static final int SENDINGS = 4;

    private final InMemorySender sender;
    private final InMemoryObjectStore store;

    InMemoryConfirmedUpload(InMemorySender sender, InMemoryObjectStore store) {
        this.sender = sender;
        this.store = store;
    }

    StoredObject send(ObjectUpload upload, SendPlan plan) throws StorageException, InterruptedException {
        if (plan.isSingle()) {
            return sendOnce(upload);
        }
        try {
            return sender.parts(upload, plan);
        } catch (InMemoryBucket.NoSuchUploadException e) {
            Optional<StoredObject> found = found(upload);
            return found.isPresent() ? found.get() : sender.parts(upload.fromBeginning(), plan.fromBeginning());
        }
    }

    private StoredObject sendOnce(ObjectUpload upload) throws StorageException, InterruptedException {
        for (int attempt = 1; true; attempt++) {
            try {
                return sender.single(upload);
            } catch (StorageException e) {
                if (e.failure() != StorageFailure.CONNECTION_FAILED || attempt == SENDINGS) {
                    throw e;
                }
            }
            Optional<StoredObject> found = found(upload);
            if (found.isPresent() && found.get().metadata().equals(upload.metadata())) {
                return found.get();
            }
        }
    }

    private Optional<StoredObject> found(ObjectUpload upload) throws StorageException, InterruptedException {
        Optional<StoredObject> found = store.find(upload.bucket(), upload.key());
        return found.isPresent() && store.holds(found.get(), upload.content(), upload.resume())
                ? found
                : Optional.empty();
    }
}
