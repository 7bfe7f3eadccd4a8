package io.fileupload.storage;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A multipart upload that is open; to be used by one thread at a time. */
final class InMemoryUpload {
    private final String id;
    private final String key;
    private final Map<String, String> metadata;
    private final SortedMap<Integer, byte[]> parts = new TreeMap<>();

    InMemoryUpload(String id, String key, Map<String, String> metadata) {
        this.id = id;
        this.key = key;
        this.metadata = metadata;
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    void put(int part, byte[] bytes) {
        parts.put(part, bytes);
    }

    /** Sizes by number. */
    SortedMap<Integer, Integer> sizes() {
        SortedMap<Integer, Integer> sizes = new TreeMap<>();
        parts.forEach((number, bytes) -> sizes.put(number, bytes.length));
        return sizes;
    }

    /** @throws StorageException if not exactly these parts are there */
    InMemoryObject complete(long count) throws StorageException {
        if (parts.size() != count || parts.lastKey() != count) {
            throw StorageFailure.PARTS_LOST.because("S3 has parts " + parts.keySet() + " of " + count);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.values().forEach(bytes::writeBytes);
        int partSize = parts.values().iterator().next().length;
        return InMemoryObject.ofParts(bytes.toByteArray(), partSize, metadata, PutRequests.contentType(key));
    }

    InMemoryObjectStore.OpenUpload snapshot() {
        return new InMemoryObjectStore.OpenUpload(key, id, List.copyOf(parts.keySet()));
    }
}
