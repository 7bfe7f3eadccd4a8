package io.fileupload.job;

import java.nio.charset.StandardCharsets;

/** Object keys: the job's prefix and the file's relative path, byte for byte. */
public final class ObjectKey {

    /** Bytes in UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
    public static final int MAX_BYTES = 1024;

    private ObjectKey() {}

    public static String of(JobRequest request, String path) {
        return request.prefix() + path;
    }

    public static boolean isTooLong(String key) {
        return key.length() > MAX_BYTES || key.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
