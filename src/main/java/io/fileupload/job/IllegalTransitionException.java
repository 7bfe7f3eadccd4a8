package io.fileupload.job;

/** A job or file was asked to do what its state does not allow; the message says so in words. */
public class IllegalTransitionException extends RuntimeException {

    private IllegalTransitionException(String message) {
        super(message);
    }

    static IllegalTransitionException ofJob(String id, JobState from, JobState to) {
        return new IllegalTransitionException("Upload %s is %s and cannot become %s".formatted(id, from, to));
    }

    static IllegalTransitionException ofFile(String path, FileState from, FileState to) {
        return new IllegalTransitionException("File %s is %s and cannot become %s".formatted(path, from, to));
    }

    static IllegalTransitionException unsettled(String id) {
        return new IllegalTransitionException(
                "Upload %s has files that wait or are being sent, and cannot end".formatted(id));
    }

    /** A control that the file's state does not allow. */
    static IllegalTransitionException notNow(FileRecord file, String wish) {
        return new IllegalTransitionException(
                "File %s is %s: %s".formatted(file.path(), file.status().state(), wish));
    }

    /** A control that the job's state does not allow. */
    public static IllegalTransitionException notNow(String id, JobState state, String wish) {
        return new IllegalTransitionException("Upload %s is %s: %s".formatted(id, state, wish));
    }
}
