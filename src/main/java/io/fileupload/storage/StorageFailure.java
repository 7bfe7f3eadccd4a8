package io.fileupload.storage;

import static io.fileupload.storage.StorageException.Remedy.EXISTS;
import static io.fileupload.storage.StorageException.Remedy.GIVE_UP;
import static io.fileupload.storage.StorageException.Remedy.RETRY;
import static io.fileupload.storage.StorageException.Remedy.STOP_JOB;
import static io.fileupload.storage.StorageException.Remedy.WAIT;

import io.fileupload.storage.StorageException.Remedy;
import org.jspecify.annotations.Nullable;

/** What went wrong with S3. The names are stable: programs and people get to see them. */
public enum StorageFailure {
    NO_SUCH_BUCKET(STOP_JOB),
    WRONG_REGION(STOP_JOB),
    BAD_CREDENTIALS(STOP_JOB),
    CLOCK_SKEW(WAIT),
    EXPIRED_CREDENTIALS(WAIT),
    NO_CREDENTIALS(WAIT),
    TLS_FAILED(WAIT),
    S3_UNREACHABLE(WAIT),
    ACCESS_DENIED(GIVE_UP),
    REFUSED(GIVE_UP),
    ALREADY_EXISTS(EXISTS),
    /** Other bytes arrived than were sent. */
    CHECKSUM_MISMATCH(RETRY),
    /** S3 no longer has parts that it acknowledged. */
    PARTS_LOST(RETRY),
    SLOW_DOWN(RETRY),
    S3_ERROR(RETRY),
    CONNECTION_FAILED(RETRY),
    /** The file could not be read. */
    IO_ERROR(RETRY),
    /** S3 answered well, and yet nothing in its answer shows that it has these bytes. */
    UNPROVEN(RETRY);

    private final Remedy remedy;

    StorageFailure(Remedy remedy) {
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether S3 as a whole may be behind what shows with one request. */
    public boolean mayBeOutage() {
        return this == CONNECTION_FAILED || this == S3_ERROR || this == SLOW_DOWN;
    }

    /** Whether going on with the parts that S3 has of the object would fail for ever. */
    public boolean makesPartsUseless() {
        return remedy == EXISTS || this == CHECKSUM_MISMATCH || this == PARTS_LOST;
    }

    StorageException because(String reason) {
        return new StorageException(this, reason, null);
    }

    StorageException because(String reason, @Nullable Throwable cause) {
        return new StorageException(this, reason, cause);
    }
}
