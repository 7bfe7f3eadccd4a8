package io.fileupload.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is.
 *
 * @param attempts uploads tried for this version of the file
 * @param retryAt when it may be tried again; null means now, or for a failed file never by itself
 * @param inDoubt an earlier upload may have reached S3 without our learning of it, so look there first
 * @param completedBytes bytes that S3 acknowledged
 */
public record FileStatus(
        FileState state,
        int attempts,
        @Nullable Failure failure,
        @Nullable Instant retryAt,
        boolean inDoubt,
        @Nullable MultipartProgress multipart,
        long completedBytes,
        @Nullable Receipt receipt) {

    static final FileStatus PENDING = new FileStatus(FileState.PENDING, 0, null, null, false, null, 0, null);

    static FileStatus notUploadable(FileState state, Failure failure, @Nullable Instant retryAt) {
        return new FileStatus(state, 0, failure, retryAt, false, null, 0, null);
    }

    /** An open multipart upload is remembered so that it gets aborted. */
    FileStatus with(@Nullable MultipartProgress open) {
        return new FileStatus(state, attempts, failure, retryAt, inDoubt, open, completedBytes, receipt);
    }
}
