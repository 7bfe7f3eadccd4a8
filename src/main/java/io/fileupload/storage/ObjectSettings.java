package io.fileupload.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How S3 shall keep an object; null leaves it to the bucket.
 *
 * @param onlyIfAbsent refuse to replace an object, decided by S3
 */
public record ObjectSettings(
        @Nullable String storageClass,
        @Nullable String serverSideEncryption,
        @Nullable String kmsKeyId,
        Map<String, String> tags,
        boolean onlyIfAbsent) {

    public static final ObjectSettings DEFAULT = new ObjectSettings(null, null, null, Map.of(), false);
}
