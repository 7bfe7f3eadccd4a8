package io.fileupload.job;

/** A job has no file at this path. */
public class FileNotInJobException extends RuntimeException {

    private FileNotInJobException(String message) {
        super(message);
    }

    static FileNotInJobException at(String jobId, String path) {
        return new FileNotInJobException("Upload %s has no file '%s'".formatted(jobId, path));
    }
}
