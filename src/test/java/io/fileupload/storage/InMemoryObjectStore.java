package io.fileupload.storage;

import static io.fileupload.storage.StorageFailure.S3_UNREACHABLE;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The twin of {@link S3ObjectStore} with an S3 in memory. A test may step in before and after each request, count
 * requests, and look at what S3 has. Any number of threads may use it; with one, the same calls make the same requests.
 */
public final class InMemoryObjectStore implements ObjectStore {
    private final InMemoryS3 s3 = new InMemoryS3();
    private final InMemoryWire wire = new InMemoryWire();
    private final InMemorySender sender = new InMemorySender(wire, s3);
    private final InMemoryConfirmedUpload confirmed = new InMemoryConfirmedUpload(sender, this);
    private final Verification verification = new Verification(false);
    private final long chunkSize;
    private volatile S3Hook before = S3Hook.NONE;
    private volatile @Nullable String unreachable;

    public InMemoryObjectStore(long chunkSize) {
        this.chunkSize = chunkSize;
        wire.before(this::beforeRequest);
    }

    /** A multipart upload that is open. */
    public record OpenUpload(String key, String uploadId, List<Integer> parts) {}

    /** A fault to throw from a hook. */
    public static StorageException fault(StorageFailure failure) {
        return failure.because("A fault of the test: " + failure);
    }

    public InMemoryObjectStore withBucket(String bucket) {
        s3.createBucket(bucket);
        return this;
    }

    /** Puts an object there by the hand of someone else. */
    public void place(String bucket, String key, byte[] bytes) {
        seen(() -> s3.place(bucket, key, bytes));
    }

    public void deleteBucket(String bucket) {
        s3.deleteBucket(bucket);
    }

    /** What to do before each try of a request takes effect. */
    public void before(S3Hook hook) {
        before = hook;
    }

    /** What to do after it took effect, before the store learns of it. */
    public void after(S3Hook hook) {
        wire.after(hook);
    }

    /** No request reaches S3 any more. */
    public void disconnect(String reason) {
        unreachable = reason;
    }

    public void reconnect() {
        unreachable = null;
    }

    /** Changes a byte of the next content that arrives. */
    public void corruptNext() {
        s3.corruptNext();
    }

    /** Each try of a request since the last {@link #forgetRequests}, in order. */
    public List<S3Request> requests() {
        return wire.requests();
    }

    public long count(S3Operation operation) {
        return requests().stream()
                .filter(request -> request.operation() == operation)
                .count();
    }

    public void forgetRequests() {
        wire.forget();
    }

    /** Bytes by key. */
    public SortedMap<String, byte[]> objects(String bucket) {
        return seen(() -> s3.objects(bucket));
    }

    public List<OpenUpload> openUploads(String bucket) {
        return seen(() -> s3.openUploads(bucket));
    }

    InMemoryS3 s3() {
        return s3;
    }

    private void beforeRequest(S3Request request) throws StorageException, InterruptedException {
        String reason = unreachable;
        if (reason != null) {
            throw S3_UNREACHABLE.because(reason);
        }
        before.on(request);
    }

    @Override
    public int partsAtOnce() {
        return 1;
    }

    @Override
    public long putLimit() {
        return chunkSize;
    }

    /** Completes in the thread of the caller. */
    @Override
    public CompletableFuture<StoredObject> put(ObjectUpload upload) {
        if (!plan(upload).isSingleOf(upload.content())) {
            throw new IllegalArgumentException("Not in memory, or too large for one request: " + upload.content());
        }
        try {
            return CompletableFuture.completedFuture(sender.single(upload));
        } catch (StorageException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new CancellationException());
        }
    }

    @Override
    public StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException {
        return confirmed.send(upload, plan(upload));
    }

    private SendPlan plan(ObjectUpload upload) {
        return SendPlan.of(upload.content().size(), chunkSize, upload.resume());
    }

    @Override
    public boolean holds(StoredObject object, SourceContent content, @Nullable OpenMultipart begun)
            throws StorageException {
        return verification.holds(object, content, SendPlan.of(content.size(), chunkSize, begun));
    }

    @Override
    public Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        return request(
                S3Operation.HEAD_OBJECT,
                bucket,
                key,
                () -> s3.object(bucket, key).map(InMemoryObject::stored));
    }

    @Override
    public void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException {
        request(S3Operation.ABORT_MULTIPART_UPLOAD, bucket, key, () -> {
            s3.abort(bucket, uploadId);
            return uploadId;
        });
    }

    @Override
    public void requireBucket(String bucket) throws StorageException, InterruptedException {
        request(S3Operation.HEAD_BUCKET, bucket, "", () -> {
            s3.requireBucket(bucket);
            return bucket;
        });
    }

    @Override
    public List<String> buckets() throws StorageException, InterruptedException {
        return request(S3Operation.LIST_BUCKETS, "", "", s3::bucketNames);
    }

    @Override
    public Optional<String> unreachableReason() throws InterruptedException {
        try {
            buckets();
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e.reason());
        }
    }

    @Override
    public Optional<String> connectFailure() {
        return Optional.ofNullable(unreachable);
    }

    private <T> T request(S3Operation operation, String bucket, String key, InMemoryWire.Effect<T> effect)
            throws StorageException, InterruptedException {
        return wire.send(S3Request.of(operation, bucket, key), () -> {}, effect);
    }

    private static <T> T seen(InMemoryWire.Effect<T> look) {
        try {
            return look.happen();
        } catch (StorageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
