package io.fileupload.job;

/** No job has this id. */
public class JobNotFoundException extends RuntimeException {

    private JobNotFoundException(String message) {
        super(message);
    }

    static JobNotFoundException withId(String id) {
        return new JobNotFoundException("There is no upload '%s'".formatted(id));
    }
}
