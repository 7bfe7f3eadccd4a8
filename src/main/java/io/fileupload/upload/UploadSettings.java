package io.fileupload.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What uploads may use.
 *
 * @param workerConcurrency files in flight at once, over all jobs
 * @param allowedBuckets buckets that jobs may write to; empty means any
 */
@Validated
@ConfigurationProperties("upload")
public record UploadSettings(@Min(1) @Max(256) int workerConcurrency, List<String> allowedBuckets) {

    public UploadSettings {
        allowedBuckets = allowedBuckets.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(bucket -> !bucket.isEmpty())
                .toList();
    }

    /** Whether jobs may write to this bucket. */
    public boolean allows(String bucket) {
        return allowedBuckets.isEmpty() || allowedBuckets.contains(bucket);
    }
}
