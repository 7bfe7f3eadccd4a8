package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.SourceFile;
import io.fileupload.job.Job;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.SourceContent;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends small files of one shard several at a time without a thread waiting for each: the worker's thread reads them and
 * settles what S3 answered. What S3 does not plainly confirm is left for the slow way, which looks before it sends again.
 */
final class QuickLane {

    private static final long SHOWN_AFTER_MILLIS = 200;
    private static final long LAST_ANSWERS_MILLIS = 1_000;

    private final Job job;
    private final ObjectStore store;
    private final Concurrency concurrency;
    private final ContentMemory memory;
    private final AttemptFailures failures;
    private final StopWatch watch;
    private final Set<Sent> inFlight = new LinkedHashSet<>();
    private final BlockingQueue<Sent> answered = new LinkedBlockingQueue<>();
    private final List<FileAttempt> unconfirmed = new ArrayList<>();

    QuickLane(
            Job job,
            ObjectStore store,
            Concurrency concurrency,
            ContentMemory memory,
            AttemptFailures failures,
            StopWatch watch) {
        this.job = job;
        this.store = store;
        this.concurrency = concurrency;
        this.memory = memory;
        this.failures = failures;
        this.watch = watch;
    }

    /** Those that S3 did not plainly confirm. */
    List<FileAttempt> unconfirmed() {
        return unconfirmed;
    }

    /** Sends a file as soon as there is a place, and settles what was answered meanwhile. */
    void send(FileAttempt attempt) throws InterruptedException, JobCannotRunException {
        takePlace();
        Sent sent = null;
        try {
            watch.requireWanted();
            attempt.begin();
            sent = sent(attempt);
        } catch (IOException | RuntimeException e) {
            failures.settle(job, attempt, e);
        } finally {
            if (sent == null) {
                concurrency.leave();
            }
        }
        settleAnswered(0);
    }

    /** Returns when every file is settled or left for the slow way. */
    void finish() throws InterruptedException, JobCannotRunException {
        while (!inFlight.isEmpty()) {
            settleAnswered(SHOWN_AFTER_MILLIS);
        }
    }

    /** Gives what is about to be answered a moment, and the rest back. */
    void stop() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_ANSWERS_MILLIS);
            while (!inFlight.isEmpty() && System.nanoTime() < end) {
                settleAnswered(50);
            }
        } catch (JobCannotRunException e) {
            // It stops anyway.
        }
        for (Sent sent : List.copyOf(inFlight)) {
            sent.answer.cancel(true);
            leave(sent);
            sent.attempt.outcome().release();
        }
        giveBackUnconfirmed();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** In doubt, to be looked for at the next attempt. */
    void giveBackUnconfirmed() throws InterruptedException {
        for (FileAttempt attempt : unconfirmed) {
            attempt.outcome().release();
        }
        unconfirmed.clear();
    }

    private void takePlace() throws InterruptedException, JobCannotRunException {
        while (!concurrency.tryEnter()) {
            if (inFlight.isEmpty()) {
                concurrency.enter();
                return;
            }
            settleAnswered(SHOWN_AFTER_MILLIS);
        }
    }

    private @Nullable Sent sent(FileAttempt attempt) throws IOException, InterruptedException {
        SourceFile source = attempt.open();
        ContentMemory.Share share = null;
        boolean kept = false;
        try {
            FileVersion version = source.version();
            share = memory.share(version.size());
            if (share.limit() < version.size()) {
                unconfirmed.add(attempt);
                return null;
            }
            SourceContent content = attempt.read(source, version, share.limit());
            CompletableFuture<StoredObject> answer = store.put(attempt.upload(content, version, null));
            Sent sent = new Sent(attempt, source, share, content, version, answer);
            inFlight.add(sent);
            answer.whenComplete((stored, failure) -> answered.add(sent));
            kept = true;
            return sent;
        } finally {
            if (!kept) {
                close(source, share);
            }
        }
    }

    /** @param millis how long to wait for the first answer; what takes longer is shown as being sent */
    private void settleAnswered(long millis) throws InterruptedException, JobCannotRunException {
        Sent sent = millis == 0 ? answered.poll() : answered.poll(millis, TimeUnit.MILLISECONDS);
        if (sent == null && millis >= SHOWN_AFTER_MILLIS) {
            for (Sent slow : inFlight) {
                slow.attempt.show();
            }
        }
        while (sent != null) {
            settle(sent);
            sent = answered.poll();
        }
    }

    private void settle(Sent sent) throws InterruptedException, JobCannotRunException {
        if (!inFlight.contains(sent)) {
            return;
        }
        try {
            sent.attempt.finish(sent.source, sent.content, sent.version, sent.answer.get());
            concurrency.succeeded();
        } catch (ExecutionException e) {
            refused(sent.attempt, e.getCause());
        } catch (IOException | RuntimeException e) {
            failures.settle(job, sent.attempt, e);
        } finally {
            leave(sent);
        }
    }

    /** A refusal is an answer; anything else leaves in doubt whether S3 has the object. */
    private void refused(FileAttempt attempt, @Nullable Throwable why)
            throws InterruptedException, JobCannotRunException {
        if (why instanceof StorageException e && e.remedy() == StorageException.Remedy.RETRY) {
            unconfirmed.add(attempt);
        } else {
            failures.settle(job, attempt, Objects.requireNonNull(why));
        }
    }

    private void leave(Sent sent) {
        inFlight.remove(sent);
        concurrency.leave();
        close(sent.source, sent.share);
    }

    private static void close(SourceFile source, ContentMemory.@Nullable Share share) {
        if (share != null) {
            share.close();
        }
        try {
            source.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** Compared by identity. */
    private static final class Sent {

        private final FileAttempt attempt;
        private final SourceFile source;
        private final ContentMemory.Share share;
        private final SourceContent content;
        private final FileVersion version;
        private final CompletableFuture<StoredObject> answer;

        private Sent(
                FileAttempt attempt,
                SourceFile source,
                ContentMemory.Share share,
                SourceContent content,
                FileVersion version,
                CompletableFuture<StoredObject> answer) {
            this.attempt = attempt;
            this.source = source;
            this.share = share;
            this.content = content;
            this.version = version;
            this.answer = answer;
        }
    }
}
