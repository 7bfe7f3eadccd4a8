package io.fileupload.transfer;

import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceFileException;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Failure;
import io.fileupload.job.Job;
import io.fileupload.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What an attempt that went wrong means: for its file, and for its job where it shows that this cannot go on. Nothing
 * else that goes wrong with one file concerns another.
 */
@Component
class AttemptFailures {

    private static final Logger log = LoggerFactory.getLogger(AttemptFailures.class);

    private final FolderScanner scanner;
    private final S3Availability s3;

    AttemptFailures(FolderScanner scanner, S3Availability s3) {
        this.scanner = scanner;
        this.s3 = s3;
    }

    /** @throws JobCannotRunException where it is so; the file is back in line then */
    void settle(Job job, FileAttempt attempt, Throwable failure) throws InterruptedException, JobCannotRunException {
        if (failure instanceof VirtualMachineError e) {
            throw e; // ends the process, and the next one puts the file right
        } else if (failure instanceof SourceFileException e) {
            unreadable(job, attempt, e);
        } else if (failure instanceof ChangedWhileReadingException e) {
            attempt.outcome().retryOrFail(Failure.of("CHANGED_WHILE_READING", e));
        } else if (failure instanceof AlreadyThereException e) {
            attempt.parts().giveUp();
            attempt.outcome().skip(Failure.of("ALREADY_EXISTS", e));
        } else if (failure instanceof StorageException e) {
            refused(attempt, e);
        } else if (failure instanceof IOException e) {
            stopIfInterrupted(attempt);
            attempt.outcome().retryOrFail(new Failure("IO_ERROR", "The file cannot be read: " + e.getMessage()));
        } else {
            log.error(
                    "Upload {} failed on file {}",
                    job.id(),
                    Printable.of(attempt.file().path()),
                    failure);
            attempt.outcome().fail(new Failure("INTERNAL_ERROR", "An unexpected error, which is in the service's log"));
        }
    }

    private void unreadable(Job job, FileAttempt attempt, SourceFileException e)
            throws InterruptedException, JobCannotRunException {
        stopIfInterrupted(attempt);
        try {
            scanner.requireNotEmpty(Path.of(job.request().sourceFolder()));
        } catch (SourceUnavailableException gone) {
            attempt.outcome().release();
            throw JobCannotRunException.because(gone);
        }
        Failure why = Failure.of(e.code(), e);
        switch (e.code()) {
            case "SYMLINK", "SPECIAL_FILE" -> {
                attempt.parts().giveUp();
                attempt.outcome().skip(why);
            }
            case "VANISHED" -> {
                attempt.parts().giveUp();
                attempt.outcome().fail(why);
            }
            case "IO_ERROR" -> attempt.outcome().retryOrFail(why);
            default -> attempt.outcome().fail(why);
        }
    }

    private void refused(FileAttempt attempt, StorageException e) throws InterruptedException, JobCannotRunException {
        Failure why = Failure.of(e.code(), e);
        switch (e.remedy()) {
            case RETRY -> passing(attempt, e, why);
            case GIVE_UP -> attempt.outcome().fail(why);
            case EXISTS -> attempt.outcome().skip(why);
            case WAIT -> {
                s3.lost(e.failure(), e.reason());
                attempt.outcome().release();
            }
            case STOP_JOB -> {
                attempt.outcome().release();
                throw JobCannotRunException.because(e);
            }
        }
    }

    /** A fault of one request uses up an attempt, a fault of S3 as a whole does not. */
    private void passing(FileAttempt attempt, StorageException e, Failure why) throws InterruptedException {
        if (e.failure().mayBeOutage() && s3.isGone()) {
            attempt.outcome().release();
        } else {
            attempt.outcome().retryOrFail(why);
        }
    }

    /** An interrupt can show as a closed channel. */
    private static void stopIfInterrupted(FileAttempt attempt) throws InterruptedException {
        if (Thread.interrupted()) {
            attempt.outcome().release();
            throw new InterruptedException();
        }
    }
}
