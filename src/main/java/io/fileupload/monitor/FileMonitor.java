package io.fileupload.monitor;

import io.fileupload.job.Job;
import io.fileupload.job.JobScans;
import io.fileupload.upload.Uploads;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scans the folders of finished jobs again and again, and has what changed uploaded. */
@Component
class FileMonitor {

    private static final Logger log = LoggerFactory.getLogger(FileMonitor.class);
    private static final int BATCH = 100;

    private final JobScans scans;
    private final Uploads uploads;
    private final MonitorSettings settings;
    private final Clock clock;

    FileMonitor(JobScans scans, Uploads uploads, MonitorSettings settings, Clock clock) {
        this.scans = scans;
        this.uploads = uploads;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void scanDueFolders() {
        if (settings.interval().isZero()) {
            return;
        }
        Instant next = clock.instant().plus(settings.interval());
        scans.schedule(next);
        scans.due(next, BATCH).forEach(this::scan);
    }

    private void scan(Job job) {
        Instant next = clock.instant().plus(settings.interval());
        if (!scans.claim(job, next)) {
            return;
        }
        try {
            uploads.sync(job);
        } catch (RuntimeException e) {
            log.error("The folder of upload {} could not be scanned", job.id(), e);
        }
    }
}
