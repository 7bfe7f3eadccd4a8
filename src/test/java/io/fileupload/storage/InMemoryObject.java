package io.fileupload.storage;

import java.nio.file.Path;
import java.util.Map;

/** An object, or the parts of one put together. */
record InMemoryObject(byte[] bytes, String etag, Map<String, String> metadata, String contentType) {

    static InMemoryObject whole(byte[] bytes, Map<String, String> metadata, String contentType) {
        return new InMemoryObject(bytes, Md5Etag.of(bytes), metadata, contentType);
    }

    static InMemoryObject ofParts(byte[] bytes, int partSize, Map<String, String> metadata, String contentType) {
        return new InMemoryObject(bytes, Md5Etag.ofParts(bytes, partSize), metadata, contentType);
    }

    StoredObject stored() {
        return new StoredObject(bytes.length, etag, true, crc32(), metadata);
    }

    String crc32() {
        return SourceContent.of(Path.of("memory"), bytes).crc32();
    }
}
