package io.fileupload.job;

import io.fileupload.work.Work;
import io.fileupload.work.WorkSchedule;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which jobs' folders are watched, and which jobs wait for a run that no one has planned. */
@Service
@Transactional
public class JobScans {

    private final JobRepository jobs;
    private final WorkSchedule schedule;

    JobScans(JobRepository jobs, WorkSchedule schedule) {
        this.jobs = jobs;
        this.schedule = schedule;
    }

    /**
     * Ids of finished monitored jobs whose folder no one plans to look at, or only beyond {@code farthest} since the
     * clock was set back.
     */
    @Transactional(readOnly = true)
    public List<String> unplanned(Instant farthest, int limit) {
        return jobs.findUnplanned(farthest, Limit.of(limit));
    }

    /** Has the folder of a finished monitored job looked at then. */
    public void plan(String id, Instant next) {
        jobs.findForUpdate(id).filter(JobEntity::isWatched).ifPresent(job -> {
            Instant time = Timestamps.truncate(next);
            job.planScan(time);
            schedule.at(Work.RUN, id, time);
        });
    }

    /** Ids of jobs that ended before this and that no one watches. */
    @Transactional(readOnly = true)
    public List<String> endedLongAgo(Instant before, int limit) {
        return jobs.findEndedBefore(before, Limit.of(limit));
    }

    /** Forgets who had runs of jobs that were gone before this: long enough for any owner of then to have noticed. */
    public void forgetRunsOfGone(Instant before) {
        jobs.forgetRunsOfGone(before);
    }

    /** Ids of jobs that have something to do for the owner of their run, who does not come before {@code soon}. */
    @Transactional(readOnly = true)
    public List<String> forgotten(Instant soon, int limit) {
        return jobs.findForgotten(soon, Limit.of(limit));
    }

    /** Has the job's run go on now. */
    public void wake(String id) {
        if (jobs.findForUpdate(id).isPresent()) {
            schedule.now(Work.RUN, id);
        }
    }
}
