package io.fileupload.upload;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.CreatedJob;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobRequest;
import io.fileupload.job.JobState;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** What users and the monitor ask of upload jobs. */
@Service
public class Uploads {

    private final Jobs jobs;
    private final JobTransitions transitions;
    private final JobFiles files;
    private final FolderScan scan;
    private final RunningJobs running;
    private final UploadSettings settings;

    Uploads(
            Jobs jobs,
            JobTransitions transitions,
            JobFiles files,
            FolderScan scan,
            RunningJobs running,
            UploadSettings settings) {
        this.jobs = jobs;
        this.transitions = transitions;
        this.files = files;
        this.scan = scan;
        this.running = running;
        this.settings = settings;
    }

    /**
     * Makes a job and lets it run, or finds the one that the same request had made before.
     *
     * @throws io.fileupload.job.JobConflictException if the id belongs to another request
     */
    public CreatedJob create(@Nullable String id, JobRequest request) {
        CreatedJob job = createOrFind(id, request);
        running.dispatch();
        return job;
    }

    private CreatedJob createOrFind(@Nullable String id, JobRequest request) {
        try {
            return jobs.create(id, request);
        } catch (DataIntegrityViolationException e) {
            // Another client made the same id in between; now it is there to be found.
            return jobs.create(id, request);
        }
    }

    /** Looks for changes in the folder of a finished job and lets it run if there are any. */
    public void sync(Job job) {
        try {
            long changes = scan.run(job, settings.stabilityThreshold());
            transitions.scanned(job.id());
            if (changes > 0 || files.anyPending(job.id()) || wasUnavailable(job)) {
                transitions.reopen(job.id());
                running.dispatch();
            }
        } catch (SourceUnavailableException e) {
            transitions.setError(job.id(), JobCannotRunException.sourceUnavailable(e));
        }
    }

    private static boolean wasUnavailable(Job job) {
        String error = job.error();
        return error != null
                && error.startsWith(JobCannotRunException.SOURCE_UNAVAILABLE)
                && job.state() != JobState.CANCELLED;
    }
}
