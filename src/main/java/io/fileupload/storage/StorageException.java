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

    private final Remedy remedy;
    private final String code;

    StorageException(Remedy remedy, String code, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
        this.code = code;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** In words. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether going on with the parts that S3 has of the object would fail for ever. */
    public boolean makesPartsUseless() {
        return remedy == Remedy.EXISTS || code.equals("CHECKSUM_MISMATCH") || code.equals("PARTS_LOST");
    }
}
