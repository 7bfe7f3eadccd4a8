package io.fileupload.upload;

/** A job cannot be deleted yet, since S3 still holds parts of its unfinished uploads. */
public class UnfinishedUploadsException extends RuntimeException {

    UnfinishedUploadsException(String jobId, Exception cause) {
        super(
                "Upload %s has unfinished multipart uploads that cannot be aborted at the moment (%s); try again"
                        .formatted(jobId, cause.getMessage()),
                cause);
    }
}
