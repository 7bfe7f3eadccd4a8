package io.fileupload.upload;

import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StorageFailure;

/** A job cannot go on at all; the message is its error, in words. */
class JobCannotRunException extends Exception {

    static final String SOURCE_UNAVAILABLE = "SOURCE_UNAVAILABLE";

    private JobCannotRunException(String message, Exception cause) {
        super(message, cause);
    }

    static JobCannotRunException because(StorageException e) {
        return new JobCannotRunException(e.code() + ": " + e.reason(), e);
    }

    static JobCannotRunException because(SourceUnavailableException e) {
        return new JobCannotRunException(sourceUnavailable(e), e);
    }

    /** Whether all that was in the bucket is gone with it. */
    boolean isForLackOfBucket() {
        return getCause() instanceof StorageException e && e.failure() == StorageFailure.NO_SUCH_BUCKET;
    }

    /** The error of a job whose folder cannot be read, such as an unmounted disk. */
    static String sourceUnavailable(SourceUnavailableException e) {
        return SOURCE_UNAVAILABLE + ": " + e.getMessage() + "; it goes on when the folder is back";
    }
}
