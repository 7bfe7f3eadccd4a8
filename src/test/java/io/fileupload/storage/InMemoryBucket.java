package io.fileupload.storage;

import java.util.SortedMap;
import java.util.TreeMap;

/** A bucket with its objects and open multipart uploads; to be used by one thread at a time. */
record InMemoryBucket(SortedMap<String, InMemoryObject> objects, SortedMap<String, InMemoryUpload> uploads) {

    InMemoryBucket() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    InMemoryUpload upload(String id) throws NoSuchUploadException {
        InMemoryUpload upload = uploads.get(id);
        if (upload == null) {
            throw new NoSuchUploadException(id);
        }
        return upload;
    }

    StoredObject keep(ObjectUpload upload, InMemoryObject object) throws StorageException {
        if (upload.settings().onlyIfAbsent() && objects.containsKey(upload.key())) {
            throw StorageFailure.ALREADY_EXISTS.because("The object is there already");
        }
        if (!object.crc32().equals(upload.content().crc32())) {
            throw StorageFailure.CHECKSUM_MISMATCH.because("Other bytes arrived than were sent");
        }
        objects.put(upload.key(), object);
        return object.stored();
    }

    /** S3 does not know the multipart upload. */
    static final class NoSuchUploadException extends StorageException {
        NoSuchUploadException(String id) {
            super(StorageFailure.REFUSED, "No such upload: " + id, null);
        }
    }
}
