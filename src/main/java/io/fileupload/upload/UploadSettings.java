package io.fileupload.upload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * How jobs run.
 *
 * @param historyDays how long runs, and jobs that ended and are not watched, are remembered
 * @param stabilityThreshold how long a file must not have changed for the monitor to take it
 */
@ConfigurationProperties("upload")
public record UploadSettings(
        int historyDays, @DurationUnit(ChronoUnit.SECONDS) Duration stabilityThreshold) {}
