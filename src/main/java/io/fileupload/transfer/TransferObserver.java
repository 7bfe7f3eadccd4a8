package io.fileupload.transfer;

import io.fileupload.job.FileRecord;
import io.fileupload.job.MultipartProgress;
import io.fileupload.storage.OpenMultipart;
import io.fileupload.storage.UploadObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes down how the upload of one file goes on; called from the client's threads. */
final class TransferObserver implements UploadObserver {

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final OwnedFile file;
    private final JobProgress progress;
    private final Parts parts;
    private final Concurrency concurrency;
    private final Clock clock;
    private Instant lastWritten;

    TransferObserver(OwnedFile file, JobProgress progress, Parts parts, Concurrency concurrency, Clock clock) {
        this.file = file;
        this.progress = progress;
        this.parts = parts;
        this.concurrency = concurrency;
        this.clock = clock;
        this.lastWritten = clock.instant();
    }

    /** A row that is no longer ours cannot remember the upload, so it must not go on. */
    @Override
    public void multipartStarted(OpenMultipart multipart) {
        progress.restarted(file.file());
        boolean written = false;
        try {
            written = file.writeAndWait(f -> f.multipartStarted(
                    new MultipartProgress(multipart.uploadId(), multipart.partSize(), String.valueOf(f.version()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!written) {
            parts.abandon(multipart.uploadId());
            throw new IllegalStateException("The multipart upload cannot be written down");
        }
    }

    @Override
    public void slowDown() {
        concurrency.slowDown();
    }

    @Override
    public void bytesStored(long bytes) {
        progress.stored(file.file(), bytes);
        writeParts();
    }

    @Override
    public void bytesFound(long bytes) {
        progress.found(file.file(), bytes);
    }

    /** Now and then, so that every node and the next start know of the parts. */
    private synchronized void writeParts() {
        Instant now = clock.instant();
        FileRecord current = file.file();
        if (current.status().multipart() == null || now.isBefore(lastWritten.plus(BETWEEN_WRITES))) {
            return;
        }
        lastWritten = now;
        long acknowledged = progress.acknowledged(current);
        try {
            file.write(f -> f.withCompletedBytes(acknowledged))
                    .thenAccept(written -> progress.recorded(current, acknowledged));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
