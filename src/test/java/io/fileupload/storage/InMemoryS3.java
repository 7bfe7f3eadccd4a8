package io.fileupload.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Buckets as S3 keeps them: checks what arrives by its checksum, decides conditions, forgets uploads that ended. */
final class InMemoryS3 {
    private final SortedMap<String, InMemoryBucket> buckets = new TreeMap<>();
    private boolean corruptNext;
    private int uploads;

    synchronized void createBucket(String name) {
        buckets.putIfAbsent(name, new InMemoryBucket());
    }

    synchronized void deleteBucket(String name) {
        buckets.remove(name);
    }

    synchronized List<String> bucketNames() {
        return List.copyOf(buckets.keySet());
    }

    synchronized void requireBucket(String name) throws StorageException {
        bucket(name);
    }

    synchronized Optional<InMemoryObject> object(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(found -> found.objects().get(key));
    }

    synchronized SortedMap<String, byte[]> objects(String bucket) throws StorageException {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        bucket(bucket).objects().forEach((key, object) -> bytes.put(key, object.bytes()));
        return bytes;
    }

    synchronized List<InMemoryObjectStore.OpenUpload> openUploads(String bucket) throws StorageException {
        return bucket(bucket).uploads().values().stream()
                .map(InMemoryUpload::snapshot)
                .toList();
    }

    synchronized StoredObject put(ObjectUpload upload, byte[] bytes) throws StorageException {
        InMemoryObject object =
                InMemoryObject.whole(received(bytes), upload.metadata(), PutRequests.contentType(upload.key()));
        return bucket(upload.bucket()).keep(upload, object);
    }

    synchronized StoredObject place(String bucket, String key, byte[] bytes) throws StorageException {
        InMemoryObject object = InMemoryObject.whole(bytes.clone(), Map.of(), PutRequests.contentType(key));
        bucket(bucket).objects().put(key, object);
        return object.stored();
    }

    synchronized String create(String bucket, String key, Map<String, String> metadata) throws StorageException {
        String id = "upload-" + ++uploads;
        bucket(bucket).uploads().put(id, new InMemoryUpload(id, key, metadata));
        return id;
    }

    synchronized void uploadPart(String bucket, String id, int part, byte[] bytes) throws StorageException {
        bucket(bucket).upload(id).put(part, received(bytes));
    }

    synchronized SortedMap<Integer, Integer> parts(String bucket, String id) throws StorageException {
        return bucket(bucket).upload(id).sizes();
    }

    synchronized StoredObject complete(ObjectUpload upload, String id, long parts) throws StorageException {
        InMemoryBucket bucket = bucket(upload.bucket());
        StoredObject stored = bucket.keep(upload, bucket.upload(id).complete(parts));
        bucket.uploads().remove(id);
        return stored;
    }

    synchronized void abort(String bucket, String id) {
        Optional.ofNullable(buckets.get(bucket))
                .ifPresent(found -> found.uploads().remove(id));
    }

    /** Changes a byte of the next content that arrives. */
    synchronized void corruptNext() {
        corruptNext = true;
    }

    private byte[] received(byte[] sent) {
        byte[] received = sent.clone();
        if (corruptNext && received.length > 0) {
            corruptNext = false;
            received[received.length / 2] ^= 1;
        }
        return received;
    }

    private InMemoryBucket bucket(String name) throws StorageException {
        InMemoryBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Refusal.noSuchBucket(name, null);
        }
        return bucket;
    }
}
