package io.fileupload.monitor;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Job;
import io.fileupload.job.JobScans;
import io.fileupload.job.JobTransitions;
import io.fileupload.upload.FolderSync;
import io.fileupload.upload.Watch;
import io.fileupload.work.Next;
import io.fileupload.work.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the folders of finished jobs again and again, and has what changed uploaded. */
@Component
class FileMonitor implements Watch {

    private static final int BATCH = 500;

    private final FolderSync sync;
    private final JobScans scans;
    private final JobTransitions transitions;
    private final MonitorSettings settings;
    private final Clock clock;

    FileMonitor(FolderSync sync, JobScans scans, JobTransitions transitions, MonitorSettings settings, Clock clock) {
        this.sync = sync;
        this.scans = scans;
        this.transitions = transitions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Next next(Owner owner, Job job) throws InterruptedException {
        if (settings.interval().isZero() || !job.request().monitor()) {
            transitions.planScan(owner, job.id(), null);
            return Next.PARKED;
        }
        Instant planned = job.nextScanAt();
        if (planned == null) {
            return plan(owner, job);
        }
        if (planned.isAfter(clock.instant())) {
            return Next.at(planned);
        }
        return look(owner, job);
    }

    private Next look(Owner owner, Job job) throws InterruptedException {
        try {
            return sync.changed(owner, job) ? Next.at(clock.instant()) : plan(owner, job);
        } catch (SourceUnavailableException e) {
            return sync.unavailable(owner, job, e) ? plan(owner, job) : Next.at(sync.handOver());
        }
    }

    private Next plan(Owner owner, Job job) {
        Instant next = clock.instant().plus(settings.interval());
        transitions.planScan(owner, job.id(), next);
        return Next.at(next);
    }

    /** For jobs that ended while the monitor was off, or are to be watched from now on. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void planUnplanned() {
        if (!settings.interval().isZero()) {
            Instant next = clock.instant().plus(settings.interval());
            scans.unplanned(next, BATCH).forEach(id -> scans.plan(id, next));
        }
    }
}
