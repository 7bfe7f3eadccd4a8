package io.fileupload.engine;

import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.S3Operation;
import io.fileupload.storage.S3Request;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What is in the bucket, and how often each object came to be. */
final class Stored {
    private final InMemoryObjectStore s3;
    private final Map<String, Integer> times = new TreeMap<>();

    Stored(InMemoryObjectStore s3) {
        this.s3 = s3;
    }

    void note(S3Request request) {
        if (request.operation() == S3Operation.PUT_OBJECT
                || request.operation() == S3Operation.COMPLETE_MULTIPART_UPLOAD) {
            times.merge(request.key(), 1, Integer::sum);
        }
    }

    /** How often S3 was given the object as a whole. */
    Map<String, Integer> times() {
        return times;
    }

    byte @Nullable [] bytes(String key) {
        return s3.objects(Lab.BUCKET).get(key);
    }

    static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        int value = (int) crc.getValue();
        byte[] big = {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
        return "CRC32:" + Base64.getEncoder().encodeToString(big);
    }
}
