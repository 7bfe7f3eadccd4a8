package io.fileupload.upload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * What uploads may use.
 *
 * @param workerConcurrency files in flight at once, over all jobs
 * @param stabilityThreshold how long a file must not have changed for the monitor to take it
 */
@ConfigurationProperties("upload")
public record UploadSettings(
        int workerConcurrency,
        @DurationUnit(ChronoUnit.SECONDS) Duration stabilityThreshold) {}
