package io.fileupload.upload;

import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceFile;
import io.fileupload.folder.SourceFileException;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Failure;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Uploads one file: claims it, opens it, sends it, verifies it, and writes down how it went. Nothing that goes wrong
 * with one file leaves here, except what shows that its job cannot go on.
 */
@Component
class UploadWorker {

    private static final Logger log = LoggerFactory.getLogger(UploadWorker.class);

    private final FileAttempts attempts;
    private final FolderScanner scanner;
    private final S3Availability s3;
    private final Concurrency concurrency;

    UploadWorker(FileAttempts attempts, FolderScanner scanner, S3Availability s3, Concurrency concurrency) {
        this.concurrency = concurrency;
        this.attempts = attempts;
        this.scanner = scanner;
        this.s3 = s3;
    }

    void upload(Job job, FileRecord pending) throws InterruptedException, JobCannotRunException {
        concurrency.enter();
        try {
            uploadNow(job, pending);
        } finally {
            concurrency.leave();
        }
    }

    private void uploadNow(Job job, FileRecord pending) throws InterruptedException, JobCannotRunException {
        FileAttempt attempt = attempts.of(job, pending);
        try {
            if (attempt.claim()) {
                upload(job, pending, attempt);
            }
        } catch (InterruptedException e) {
            attempt.outcome().release();
            throw e;
        } catch (SourceFileException e) {
            unreadable(job, attempt, e);
        } catch (ChangedWhileReadingException e) {
            attempt.outcome().retryOrFail(Failure.of("CHANGED_WHILE_READING", e));
        } catch (AlreadyThereException e) {
            attempt.giveUpParts();
            attempt.outcome().skip(Failure.of("ALREADY_EXISTS", e));
        } catch (StorageException e) {
            refused(attempt, e);
        } catch (IOException e) {
            stopIfInterrupted(attempt);
            attempt.outcome().retryOrFail(new Failure("IO_ERROR", "The file cannot be read: " + e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw e; // ends the process, and the next one puts the file right
        } catch (RuntimeException | Error e) {
            log.error("Upload {} failed on file {}", job.id(), Printable.of(pending.path()), e);
            attempt.outcome().fail(new Failure("INTERNAL_ERROR", "An unexpected error, which is in the service's log"));
        }
    }

    private static void upload(Job job, FileRecord file, FileAttempt attempt)
            throws IOException, StorageException, InterruptedException {
        try (SourceFile source = SourceFile.open(Path.of(job.request().sourceFolder()), file.path())) {
            attempt.upload(source);
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
                attempt.giveUpParts();
                attempt.outcome().skip(why);
            }
            case "VANISHED" -> {
                attempt.giveUpParts();
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
                s3.lost(e.reason());
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
