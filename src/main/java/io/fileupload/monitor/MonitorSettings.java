package io.fileupload.monitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * How folders are watched.
 *
 * @param interval between two scans of a folder; zero turns the monitor off
 * @param stabilityThreshold how long a file must not have changed to be taken
 */
@Validated
@ConfigurationProperties("monitor")
record MonitorSettings(
        @DurationUnit(ChronoUnit.SECONDS) @DurationMin @DurationMax(days = 365)
        Duration interval,

        @DurationUnit(ChronoUnit.SECONDS) @DurationMin @DurationMax(days = 1)
        Duration stabilityThreshold) {}
