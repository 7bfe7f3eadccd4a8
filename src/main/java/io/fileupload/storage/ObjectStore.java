package io.fileupload.storage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An S3 API. Every call fails with a {@link StorageException} that says what to do about it. */
public interface ObjectStore {

    /** Fails if the bucket does not exist or lies elsewhere; a bucket we may not look at passes. */
    void requireBucket(String bucket) throws StorageException, InterruptedException;

    /** How many parts of one large object are sent at once. */
    int partsAtOnce();

    /** The largest object that {@link #put} takes, in bytes. */
    long putLimit();

    /**
     * Stores one small object that is in memory by a single request, and parks no thread on it.
     *
     * <p>Completes only where the answer itself proves that S3 has every byte. Otherwise completes exceptionally, with a
     * {@link StorageException} unless the process is at fault: whether S3 has the object is then in doubt, to be found
     * out by {@link #find} and {@link #holds} before it is sent by {@link #upload}. To cancel the future is to cancel the
     * request, which leaves the same doubt.
     *
     * @throws IllegalArgumentException if it is not in memory, larger than {@link #putLimit}, or to be resumed
     */
    CompletableFuture<StoredObject> put(ObjectUpload upload);

    /**
     * Stores one object and returns once S3 has confirmed every byte of it.
     *
     * <p>An interrupt stops the transfer and keeps the parts that S3 has.
     */
    StoredObject upload(ObjectUpload upload) throws StorageException, InterruptedException;

    /** Looks an object up. */
    Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException;

    /**
     * Whether the object holds exactly the content of this file, as far as S3 can tell.
     *
     * @param begun the multipart upload it may come from, if one is known
     */
    boolean holds(StoredObject object, SourceContent content, @Nullable OpenMultipart begun) throws StorageException;

    /** Gives up a multipart upload of ours; one that is gone already is fine. */
    void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException;

    /** Whether anything answers at the endpoint now; the reason in words if not. */
    Optional<String> unreachableReason() throws InterruptedException;

    /** Names of buckets these credentials may list, the first thousand; gives up within seconds. */
    List<String> buckets() throws StorageException, InterruptedException;

    /** Why no connection can be made to the endpoint, if so; sends no request. */
    Optional<String> connectFailure();
}
