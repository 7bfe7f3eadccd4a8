package io.fileupload.upload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * What uploads may use.
 *
 * @param workerConcurrency files in flight at once, over all jobs
 * @param allowedBuckets buckets that jobs may write to; empty means any
 * @param stabilityThreshold how long a file must not have changed for the monitor to take it
 */
@ConfigurationProperties("upload")
public record UploadSettings(
        int workerConcurrency,
        List<String> allowedBuckets,
        @DurationUnit(ChronoUnit.SECONDS) Duration stabilityThreshold) {

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
