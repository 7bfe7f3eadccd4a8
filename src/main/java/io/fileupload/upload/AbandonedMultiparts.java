package io.fileupload.upload;

import io.fileupload.job.AbandonedUploads;
import io.fileupload.job.AbandonedUploads.AbandonedUpload;
import io.fileupload.job.JobFiles;
import io.fileupload.storage.ObjectStore;
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
 * Aborts multipart uploads of ours that no one will go on with, again and again until S3 has done it. Only those that are
 * written down here are touched: others in the bucket may be anyone's.
 */
@Component
public class AbandonedMultiparts {

    private static final Logger log = LoggerFactory.getLogger(AbandonedMultiparts.class);
    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);
    private static final int JOBS = 1_000;
    private static final int AT_ONCE = 100;

    private final AbandonedUploads abandoned;
    private final JobFiles files;
    private final ObjectStore store;
    private final Clock clock;

    AbandonedMultiparts(
            AbandonedUploads abandoned, JobFiles files, ObjectStore store, Clock clock, MeterRegistry metrics) {
        this.abandoned = abandoned;
        this.files = files;
        this.store = store;
        this.clock = clock;
        Gauge.builder("upload.multipart.open", files, f -> f.openMultiparts().count())
                .description("Multipart uploads begun and not ended")
                .register(metrics);
        Gauge.builder("upload.multipart.held", files, f -> f.openMultiparts().bytes())
                .description("Bytes that S3 holds of multipart uploads begun and not ended")
                .baseUnit("bytes")
                .register(metrics);
    }

    /** The first of one job, as far as S3 lets us now; more of them are due as well. */
    void abortOf(String jobId) throws InterruptedException {
        abort(abandoned.of(jobId, AT_ONCE));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void abortDue() {
        try {
            abort(abandoned.due(AT_ONCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of jobs that ended long ago with files that failed in the middle: no one seems to want those any more. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void giveUpOld() {
        files.jobsWithAbandonedMultiparts(clock.instant().minus(KEPT_AFTER_END), JOBS)
                .forEach(abandoned::addAllOfEnded);
    }

    private void abort(List<AbandonedUpload> uploads) throws InterruptedException {
        for (AbandonedUpload upload : uploads) {
            try {
                store.abort(upload.bucket(), upload.key(), upload.uploadId());
                abandoned.aborted(upload);
            } catch (StorageException e) {
                log.warn("A multipart upload of {} stays open for now: {}", upload.jobId(), e.reason());
                abandoned.putOff(upload);
                if (e.remedy() == StorageException.Remedy.WAIT) {
                    return; // Each of the others would only take as long to fail.
                }
            }
        }
    }
}
