package io.fileupload.job;

/** A job is asked to stop; nothing was written. */
public class JobHaltedException extends RuntimeException {

    private JobHaltedException(String message) {
        super(message);
    }

    static JobHaltedException of(String id) {
        return new JobHaltedException("Upload %s is asked to stop".formatted(id));
    }
}
