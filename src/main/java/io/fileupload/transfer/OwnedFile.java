package io.fileupload.transfer;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import io.fileupload.work.Owner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** One file's state as its owner knows it, ahead of its row: steps that no one need see are written with the next. */
final class OwnedFile {

    private final Owner owner;
    private final FileStateWriter states;
    private FileRecord written;
    private FileRecord file;

    OwnedFile(Owner owner, FileRecord file, FileStateWriter states) {
        this.owner = owner;
        this.states = states;
        this.written = file;
        this.file = file;
    }

    synchronized FileRecord file() {
        return file;
    }

    /** Takes a step that is written down with the next one. */
    synchronized void step(UnaryOperator<FileRecord> change) {
        file = change.apply(file);
    }

    /** Has the steps so far written down, if there are any. */
    synchronized void show() throws InterruptedException {
        if (file != written) {
            write(UnaryOperator.identity());
        }
    }

    /** Queues the change; false from the future means that the row is no longer ours. */
    synchronized CompletableFuture<Boolean> write(UnaryOperator<FileRecord> change) throws InterruptedException {
        FileRecord next = change.apply(file);
        CompletableFuture<Boolean> result = states.write(owner, written, next);
        file = next;
        written = next;
        return result;
    }

    /** Returns once the change is safe on disk. */
    boolean writeAndWait(UnaryOperator<FileRecord> change) throws InterruptedException {
        try {
            return write(change).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The state of a file cannot be written", e.getCause());
        }
    }
}
