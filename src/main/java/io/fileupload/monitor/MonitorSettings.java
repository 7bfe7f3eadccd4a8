package io.fileupload.monitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * How folders are watched.
 *
 * @param interval between two scans of a folder; zero turns the monitor off
 */
@ConfigurationProperties("monitor")
record MonitorSettings(@DurationUnit(ChronoUnit.SECONDS) Duration interval) {}
