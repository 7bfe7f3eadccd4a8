package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** One file's row as last handed to the database, moved on from state to state. */
final class FileStateLog {

    private final FileStateWriter states;
    private FileRecord file;

    FileStateLog(FileRecord file, FileStateWriter states) {
        this.file = file;
        this.states = states;
    }

    synchronized FileRecord file() {
        return file;
    }

    /** Queues the change; false from the future means that the row is no longer ours. */
    synchronized CompletableFuture<Boolean> write(UnaryOperator<FileRecord> change) throws InterruptedException {
        FileRecord next = change.apply(file);
        CompletableFuture<Boolean> written = states.write(file, next);
        file = next;
        return written;
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
