package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.SourceFile;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.SourceContent;
import io.fileupload.storage.StorageException;
import io.fileupload.work.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends the files of a shard: small ones several at a time, the others one after the other in parallel parts. */
@Component
class ShardTransfer {

    private final FileAttempts attempts;
    private final AttemptFailures failures;
    private final ObjectStore store;
    private final S3Availability s3;
    private final Concurrency concurrency;
    private final ContentMemory memory;
    private final StopWatch watch;

    ShardTransfer(
            FileAttempts attempts,
            AttemptFailures failures,
            ObjectStore store,
            S3Availability s3,
            Concurrency concurrency,
            ContentMemory memory,
            StopWatch watch) {
        this.attempts = attempts;
        this.failures = failures;
        this.store = store;
        this.s3 = s3;
        this.concurrency = concurrency;
        this.memory = memory;
        this.watch = watch;
    }

    /**
     * Returns when each file is settled: uploaded, failed, skipped, or back in line.
     *
     * @throws JobCannotRunException if one shows that the job cannot go on; the others are back in line
     */
    void send(Owner owner, Job job, List<FileRecord> files) throws InterruptedException, JobCannotRunException {
        List<FileAttempt> slow = new ArrayList<>();
        QuickLane quick = new QuickLane(job, store, concurrency, memory, failures, watch);
        boolean finished = false;
        try {
            for (FileRecord file : files) {
                FileAttempt attempt = attempts.of(owner, job, file);
                if (attempt.isPlain(store.putLimit())) {
                    awaitS3(quick);
                    quick.send(attempt);
                } else {
                    slow.add(attempt);
                }
            }
            quick.finish();
            finished = true;
        } finally {
            if (!finished) {
                quick.stop();
            }
        }
        confirm(job, quick.unconfirmed());
        for (FileAttempt attempt : slow) {
            s3.await();
            attempt.begin();
            send(job, attempt);
        }
    }

    /** What S3 did not answer does not show as being sent while it is silent. */
    private void awaitS3(QuickLane quick) throws InterruptedException, JobCannotRunException {
        if (s3.waitingReason().isPresent()) {
            quick.finish();
            quick.giveBackUnconfirmed();
            s3.await();
        }
    }

    /** Looks for what S3 did not confirm, and sends what it does not have; while it is silent they go back in line. */
    private void confirm(Job job, List<FileAttempt> unconfirmed) throws InterruptedException, JobCannotRunException {
        int next = 0;
        try {
            while (next < unconfirmed.size() && s3.waitingReason().isEmpty()) {
                FileAttempt attempt = unconfirmed.get(next++);
                attempt.doubt();
                send(job, attempt);
            }
        } finally {
            for (FileAttempt attempt : unconfirmed.subList(next, unconfirmed.size())) {
                attempt.outcome().release();
            }
        }
    }

    private void send(Job job, FileAttempt attempt) throws InterruptedException, JobCannotRunException {
        int places = concurrency.enter(attempt.file().size() > store.putLimit() ? store.partsAtOnce() : 1);
        try {
            watch.requireWanted();
            attempt.show();
            sendNow(attempt);
            concurrency.succeeded();
        } catch (InterruptedException e) {
            attempt.outcome().release();
            throw e;
        } catch (IOException | StorageException | RuntimeException | Error e) {
            failures.settle(job, attempt, e);
        } finally {
            concurrency.leave(places);
        }
    }

    private void sendNow(FileAttempt attempt) throws IOException, StorageException, InterruptedException {
        try (SourceFile source = attempt.open()) {
            FileVersion version = source.version();
            try (ContentMemory.Share share = memory.share(version.size())) {
                SourceContent content = attempt.read(source, version, share.limit());
                attempt.send(source, content, version);
            }
        }
    }
}
