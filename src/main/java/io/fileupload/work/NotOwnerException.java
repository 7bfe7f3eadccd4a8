package io.fileupload.work;

/** The work has another owner by now; nothing was written. */
public class NotOwnerException extends RuntimeException {

    private NotOwnerException(Owner owner) {
        super("%s %s has another owner by now".formatted(owner.work(), owner.instance()));
    }

    static NotOwnerException of(Owner owner) {
        return new NotOwnerException(owner);
    }
}
