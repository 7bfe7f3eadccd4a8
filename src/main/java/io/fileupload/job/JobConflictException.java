package io.fileupload.job;

/** The id is taken by a job with another request. */
public class JobConflictException extends RuntimeException {

    private JobConflictException(String message) {
        super(message);
    }

    static JobConflictException withId(String id) {
        return new JobConflictException(
                "Upload '%s' exists with another request; choose another upload_id".formatted(id));
    }

    static JobConflictException beingDeleted(String id) {
        return new JobConflictException("Upload '%s' is being deleted; try again in a moment".formatted(id));
    }
}
