package io.fileupload.upload;

import io.fileupload.job.JobFiles;
import io.fileupload.job.Jobs;
import io.fileupload.storage.StorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Aborts multipart uploads of ours that no one will go on with. Only those that are written down here are touched: others
 * in the bucket may be anyone's.
 */
@Component
public class AbandonedMultiparts {

    private static final Logger log = LoggerFactory.getLogger(AbandonedMultiparts.class);
    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);
    private static final int JOBS = 1_000;

    private final JobFiles files;
    private final Jobs jobs;
    private final OpenMultiparts multiparts;
    private final Clock clock;

    AbandonedMultiparts(JobFiles files, Jobs jobs, OpenMultiparts multiparts, Clock clock, MeterRegistry metrics) {
        this.files = files;
        this.jobs = jobs;
        this.multiparts = multiparts;
        this.clock = clock;
        Gauge.builder("upload.multipart.open", files, f -> f.openMultiparts().count())
                .description("Multipart uploads begun and not ended")
                .register(metrics);
        Gauge.builder("upload.multipart.held", files, f -> f.openMultiparts().bytes())
                .description("Bytes that S3 holds of multipart uploads begun and not ended")
                .baseUnit("bytes")
                .register(metrics);
    }

    /** At start, which does not wait for it, and again and again since S3 may not have been there. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void abort() {
        List<String> abandoned =
                files.jobsWithAbandonedMultiparts(clock.instant().minus(KEPT_AFTER_END), JOBS);
        for (String id : abandoned) {
            try {
                multiparts.abortAll(jobs.get(id));
            } catch (StorageException e) {
                log.warn("Multipart uploads of {} stay open for now: {}", id, e.reason());
                if (e.remedy() == StorageException.Remedy.WAIT) {
                    return; // Each of the others would only take as long to fail.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
