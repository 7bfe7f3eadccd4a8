package io.fileupload.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job picks and stores its objects beyond the basics.
 *
 * @param exclude globs of files to leave out
 * @param overwrite what to do about an object that is already there
 * @param tags S3 object tags, at most 10
 * @param metadata S3 user metadata beside {@code mtime}
 */
public record JobOptions(
        List<String> exclude,
        Overwrite overwrite,
        @Nullable String storageClass,
        @Nullable String serverSideEncryption,
        @Nullable String kmsKeyId,
        Map<String, String> tags,
        Map<String, String> metadata) {

    public static final JobOptions DEFAULT =
            new JobOptions(List.of(), Overwrite.ALWAYS, null, null, null, Map.of(), Map.of());
}
