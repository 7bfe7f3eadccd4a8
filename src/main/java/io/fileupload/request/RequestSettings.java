package io.fileupload.request;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What requests may ask for.
 *
 * @param allowedBuckets buckets that jobs may write to; empty means any
 */
@ConfigurationProperties("request")
public record RequestSettings(List<String> allowedBuckets) {

    public RequestSettings {
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
