package io.fileupload.storage;

import org.jspecify.annotations.Nullable;

/** S3 did not do what was asked; says what that means for the file, the job and the operator. */
public class StorageException extends Exception {

    /** What to do about it. */
    public enum Remedy {
        /** Passes by itself: try the file again after a pause. */
        RETRY,
        /** Stays as it is: fail the file. */
        GIVE_UP,
        /** Concerns every file: fail the job. */
        STOP_JOB,
        /** S3 cannot be reached or used at all: wait for it. */
        WAIT,
        /** The object is there already and must not be replaced. */
        EXISTS
    }

    private final StorageFailure failure;

    StorageException(StorageFailure failure, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.failure = failure;
    }

    public StorageFailure failure() {
        return failure;
    }

    public Remedy remedy() {
        return failure.remedy();
    }

    /** The failure's name, for the edge: in the service {@link #failure} is compared. */
    public String code() {
        return failure.name();
    }

    /** In words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
