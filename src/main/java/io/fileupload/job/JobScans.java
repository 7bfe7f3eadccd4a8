package io.fileupload.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the folders of finished jobs are scanned again. */
@Service
@Transactional
public class JobScans {

    private final JobRepository jobs;
    private final Clock clock;

    JobScans(JobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Gives finished monitored jobs that have no next scan one at this time. */
    public void schedule(Instant next) {
        jobs.scheduleScans(Timestamps.truncate(next));
    }

    /** Jobs whose scan is due; one planned beyond {@code farthest} is due too, since the clock was set back. */
    @Transactional(readOnly = true)
    public List<Job> due(Instant farthest, int limit) {
        return jobs.findDueForScan(Timestamps.truncate(clock.instant()), farthest, Limit.of(limit)).stream()
                .map(JobEntity::toJob)
                .toList();
    }

    /** Takes this scan, so that no one else does it too. */
    public boolean claim(Job job, Instant next) {
        Instant expected = job.nextScanAt();
        return expected != null && jobs.claimScan(job.id(), expected, Timestamps.truncate(next)) == 1;
    }
}
