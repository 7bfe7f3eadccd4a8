package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageException;
import io.fileupload.transfer.JobCannotRunException;
import io.fileupload.transfer.S3Availability;
import org.springframework.stereotype.Component;

/** Whether a job's bucket is there, asked once a run rather than by the failure of each file. */
@Component
public class BucketCheck {

    private final ObjectStore store;
    private final S3Availability s3;

    BucketCheck(ObjectStore store, S3Availability s3) {
        this.store = store;
        this.s3 = s3;
    }

    /**
     * False while S3 cannot be asked; what passes or may not be looked at counts as there.
     *
     * @throws JobCannotRunException if the bucket is not there or lies elsewhere
     */
    public boolean isThere(Job job) throws InterruptedException, JobCannotRunException {
        if (s3.waitingReason().isPresent()) {
            return false;
        }
        try {
            store.requireBucket(job.request().bucket());
            return true;
        } catch (StorageException e) {
            return switch (e.remedy()) {
                case WAIT -> {
                    s3.lost(e.failure(), e.reason());
                    yield false;
                }
                case STOP_JOB -> throw JobCannotRunException.because(e);
                default -> true;
            };
        }
    }
}
