package io.fileupload.upload;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Job;
import io.fileupload.job.JobError;
import io.fileupload.job.JobFailure;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobState;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.ScanFigures;
import io.fileupload.transfer.FolderSight;
import io.fileupload.transfer.JobCannotRunException;
import io.fileupload.work.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One look at the folder of a finished job, which goes back to work if there is something for it to do. */
@Component
public class FolderSync {

    private final FolderScan scan;
    private final JobFiles files;
    private final JobTransitions transitions;
    private final BucketCheck bucket;
    private final FolderSight sight;
    private final UploadSettings settings;

    FolderSync(
            FolderScan scan,
            JobFiles files,
            JobTransitions transitions,
            BucketCheck bucket,
            FolderSight sight,
            UploadSettings settings) {
        this.scan = scan;
        this.files = files;
        this.transitions = transitions;
        this.bucket = bucket;
        this.sight = sight;
        this.settings = settings;
    }

    /**
     * Takes what has changed into the database.
     *
     * @return whether the job is back to work
     */
    public boolean changed(Owner owner, Job job) throws SourceUnavailableException, InterruptedException {
        ScanFigures found = scan.run(owner, job, settings.stabilityThreshold());
        boolean something = found.foundSomething() || files.anyPending(job.id()) || failedForFolder(job);
        if (something && canSend(owner, job)) {
            transitions.reopen(owner, job.id(), found);
            return true;
        }
        if (!something && job.state() == JobState.COMPLETED && job.error() != null) {
            transitions.setError(owner, job.id(), null);
        }
        transitions.watched(owner, job.id());
        return false;
    }

    /** A job whose bucket is gone stays failed until it is there again. */
    private boolean canSend(Owner owner, Job job) throws InterruptedException {
        try {
            return bucket.isThere(job);
        } catch (JobCannotRunException e) {
            transitions.setError(owner, job.id(), e.error());
            return false;
        }
    }

    /**
     * The folder cannot be seen from here: an error to look at, unless another node may see it.
     *
     * @return whether that is so for all nodes
     */
    public boolean unavailable(Owner owner, Job job, SourceUnavailableException e) {
        if (sight.othersMaySee(job.id())) {
            return false;
        }
        sight.forget(job.id());
        transitions.setError(owner, job.id(), JobCannotRunException.because(e).error());
        return true;
    }

    /** When another node has had time to look. */
    public Instant handOver() {
        return sight.handOver();
    }

    private static boolean failedForFolder(Job job) {
        return job.state() == JobState.FAILED && isForFolder(job.error());
    }

    private static boolean isForFolder(@Nullable JobError error) {
        return error != null && error.is(JobFailure.SOURCE_UNAVAILABLE);
    }
}
