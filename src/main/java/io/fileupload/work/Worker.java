package io.fileupload.work;

/** Does pieces of one kind of work, several at a time on threads of its own. */
public interface Worker {

    /**
     * Does one piece for as long as it may.
     *
     * @throws InterruptedException to hand it back as it is
     */
    Next work(Owner owner) throws InterruptedException;

    /** Has everything that is being done handed back: the service stops. */
    void stopAll();
}
