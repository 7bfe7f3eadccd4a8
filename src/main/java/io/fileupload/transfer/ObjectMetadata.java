package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.job.JobOptions;
import io.fileupload.job.Overwrite;
import io.fileupload.storage.ObjectSettings;
import io.fileupload.storage.StoredObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What an object carries beside its bytes. */
final class ObjectMetadata {

    private static final String MTIME = "mtime";

    private ObjectMetadata() {}

    static Map<String, String> of(JobOptions options, FileVersion version) {
        Map<String, String> metadata = new TreeMap<>(options.metadata());
        metadata.put(MTIME, mtime(version.mtime()));
        return metadata;
    }

    /** Whether the object was made from a file of this size and mtime. */
    static boolean isOf(StoredObject object, FileVersion version) {
        return object.size() == version.size()
                && mtime(version.mtime()).equals(object.metadata().get(MTIME));
    }

    static ObjectSettings settings(JobOptions options) {
        return new ObjectSettings(
                options.storageClass(),
                options.serverSideEncryption(),
                options.kmsKeyId(),
                options.tags(),
                options.overwrite() == Overwrite.NEVER);
    }

    /** Decimal seconds with fraction, as rclone reads and writes it. */
    static String mtime(Instant mtime) {
        BigDecimal seconds = BigDecimal.valueOf(mtime.getEpochSecond()).add(BigDecimal.valueOf(mtime.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString();
    }
}
