package io.fileupload.transfer;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.JobError;
import io.fileupload.job.JobFailure;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StorageFailure;

/** A job cannot go on at all. */
public class JobCannotRunException extends Exception {

    private final JobError error;

    private JobCannotRunException(JobError error, Exception cause) {
        super(error.text(), cause);
        this.error = error;
    }

    public static JobCannotRunException because(StorageException e) {
        return new JobCannotRunException(JobError.of(e.failure(), e.reason()), e);
    }

    /** Such as an unmounted disk. */
    public static JobCannotRunException because(SourceUnavailableException e) {
        String reason = e.getMessage() + "; it goes on when the folder is back";
        return new JobCannotRunException(JobError.of(JobFailure.SOURCE_UNAVAILABLE, reason), e);
    }

    public JobError error() {
        return error;
    }

    /** Whether all that was in the bucket is gone with it. */
    public boolean isForLackOfBucket() {
        return error.is(StorageFailure.NO_SUCH_BUCKET);
    }
}
