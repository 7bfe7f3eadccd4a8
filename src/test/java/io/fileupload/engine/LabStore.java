package io.fileupload.engine;

import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.ObjectUpload;
import io.fileupload.storage.OpenMultipart;
import io.fileupload.storage.SourceContent;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the engine knows as S3; a subclass may lie to it. */
class LabStore implements ObjectStore {
    final InMemoryObjectStore twin;

    LabStore(InMemoryObjectStore twin) {
        this.twin = twin;
    }

    @Override
    public void requireBucket(String bucket) throws StorageException, InterruptedException {
        twin.requireBucket(bucket);
    }

    @Override
    public int partsAtOnce() {
        return twin.partsAtOnce();
    }

    @Override
    public long putLimit() {
        return twin.putLimit();
    }

    @Override
    public CompletableFuture<StoredObject> put(ObjectUpload upload) {
        return twin.put(upload);
    }

    @Override
    public StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException {
        return twin.upload(upload);
    }

    @Override
    public Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        return twin.find(bucket, key);
    }

    @Override
    public boolean holds(StoredObject object, SourceContent content, @Nullable OpenMultipart begun)
            throws StorageException {
        return twin.holds(object, content, begun);
    }

    @Override
    public void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException {
        twin.abort(bucket, key, uploadId);
    }

    @Override
    public Optional<String> unreachableReason() throws InterruptedException {
        return twin.unreachableReason();
    }

    @Override
    public List<String> buckets() throws StorageException, InterruptedException {
        return twin.buckets();
    }

    @Override
    public Optional<String> connectFailure() {
        return twin.connectFailure();
    }
}
