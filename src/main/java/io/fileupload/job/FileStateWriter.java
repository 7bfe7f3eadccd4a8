package io.fileupload.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Group commit: writes the state changes of all workers in one transaction a batch, so that each costs a share of a
 * disk sync instead of a whole one. While the database cannot be written, changes wait here and then the workers do.
 */
@Component
public class FileStateWriter implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FileStateWriter.class);
    private static final int QUEUE = 10_000;
    private static final int BATCH = 1_000;
    private static final long RETRY_MILLIS = 1_000;

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final TransactionTemplate transaction;
    private final JobRepository jobs;
    private final FileTable table;
    private final CounterUpdate counters;
    private final Thread thread = new Thread(this::run, "file-state-writer");
    private volatile boolean stopping;
    private volatile boolean blocked;

    FileStateWriter(TransactionTemplate transaction, JobRepository jobs, FileTable table, CounterUpdate counters) {
        this.transaction = transaction;
        this.jobs = jobs;
        this.table = table;
        this.counters = counters;
        thread.start();
    }

    /**
     * Queues a change; blocks while the queue is full.
     *
     * @return completes once committed: true if written, false if the file was no longer in the expected state
     */
    public CompletableFuture<Boolean> write(FileRecord before, FileRecord after) throws InterruptedException {
        return queue(new FileChange(before, after));
    }

    /** Whether changes wait because the database cannot be written. */
    boolean isBlocked() {
        return blocked;
    }

    /** Returns when all that was queued before is written. */
    public void flush() throws InterruptedException {
        try {
            queue(null).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("File states are not written", e);
        }
    }

    private CompletableFuture<Boolean> queue(@Nullable FileChange change) throws InterruptedException {
        Entry entry = new Entry(change, new CompletableFuture<>());
        // An interrupted worker, too, must be able to write down that it gives its file back; put() would not let it.
        if (!queue.offer(entry)) {
            queue.put(entry);
        }
        return entry.written;
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void run() {
        List<Entry> batch = new ArrayList<>(BATCH);
        while (!(stopping && queue.isEmpty())) {
            try {
                fill(batch);
                write(batch);
                batch.clear();
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void fill(List<Entry> batch) throws InterruptedException {
        Entry first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    private void write(List<Entry> batch) throws InterruptedException {
        boolean written = batch.isEmpty();
        while (!written) {
            try {
                commit(batch);
                written = true;
                blocked = false;
            } catch (DataIntegrityViolationException e) {
                refuse(batch, e);
                written = true;
            } catch (OutOfMemoryError e) {
                throw e; // ends the process
            } catch (RuntimeException | Error e) {
                blocked = true;
                log.error("File states cannot be written ({} waiting): {}", batch.size(), e.getMessage());
                if (stopping) {
                    batch.forEach(entry -> entry.written.completeExceptionally(e));
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private void refuse(List<Entry> batch, DataIntegrityViolationException e) throws InterruptedException {
        if (batch.size() == 1) {
            batch.get(0).written.completeExceptionally(e);
            return;
        }
        for (Entry entry : batch) {
            write(List.of(entry));
        }
    }

    private void commit(List<Entry> batch) {
        List<FileChange> changes =
                batch.stream().map(Entry::change).filter(Objects::nonNull).toList();
        int[] applied = changes.isEmpty() ? new int[0] : update(changes);
        int next = 0;
        for (Entry entry : batch) {
            entry.written.complete(entry.change == null || applied[next++] == 1);
        }
    }

    private int[] update(List<FileChange> changes) {
        Set<String> ids = changes.stream().map(change -> change.after().jobId()).collect(Collectors.toSet());
        return transaction.execute(status -> {
            jobs.lock(ids);
            int[] rows = table.update(changes);
            deltas(changes, rows).forEach(counters::add);
            return rows;
        });
    }

    private static Map<String, JobCounters> deltas(List<FileChange> changes, int[] applied) {
        Map<String, JobCounters> deltas = new HashMap<>();
        for (int i = 0; i < applied.length; i++) {
            FileChange change = changes.get(i);
            if (applied[i] == 1) {
                deltas.merge(change.after().jobId(), change.countersDelta(), JobCounters::plus);
            }
        }
        return deltas;
    }

    /** @param change null for a mark in the queue that only wants to be reached */
    private record Entry(@Nullable FileChange change, CompletableFuture<Boolean> written) {}
}
