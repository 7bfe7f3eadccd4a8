package io.fileupload.job;

import io.fileupload.work.Fence;
import io.fileupload.work.Owner;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    private final FileTable table;
    private final CounterUpdate counters;
    private final JobLock lock;
    private final Fence fence;
    private final Thread thread = new Thread(this::run, "file-state-writer");
    private volatile boolean stopping;
    private volatile boolean blocked;

    FileStateWriter(
            TransactionTemplate transaction, FileTable table, CounterUpdate counters, JobLock lock, Fence fence) {
        this.transaction = transaction;
        this.table = table;
        this.counters = counters;
        this.lock = lock;
        this.fence = fence;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /**
     * Queues a change; blocks while the queue is full.
     *
     * @param owner of the file's shard
     * @return completes once committed: true if written, false if the shard has another owner by now or the file was no
     *     longer in the expected state
     */
    public CompletableFuture<Boolean> write(Owner owner, FileRecord before, FileRecord after)
            throws InterruptedException {
        return queue(owner, new FileChange(before, after));
    }

    /** Whether changes wait because the database cannot be written. */
    boolean isBlocked() {
        return blocked;
    }

    /** Returns when all that was queued before is written. */
    public void flush() throws InterruptedException {
        try {
            queue(null, null).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("File states are not written", e);
        }
    }

    private CompletableFuture<Boolean> queue(@Nullable Owner owner, @Nullable FileChange change)
            throws InterruptedException {
        Entry entry = new Entry(owner, change, new CompletableFuture<>());
        if (!thread.isAlive()) {
            // By hand, as tests have it: written when the call returns.
            write(List.of(entry));
            return entry.written;
        }
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
            } catch (VirtualMachineError e) {
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
        Set<Entry> applied = Objects.requireNonNull(transaction.execute(status -> update(batch)));
        batch.forEach(entry -> entry.written.complete(entry.change == null || applied.contains(entry)));
    }

    /** Jobs are locked before their files, and what is owned stays so until all is written. */
    private Set<Entry> update(List<Entry> batch) {
        List<Entry> changes =
                batch.stream().filter(entry -> entry.change != null).toList();
        if (changes.isEmpty()) {
            return Set.of();
        }
        lock.jobs(changes.stream().map(Entry::jobId).collect(Collectors.toSet()));
        Set<Owner> owners = fence.current(changes.stream()
                .map(entry -> Objects.requireNonNull(entry.owner))
                .collect(Collectors.toSet()));
        List<Entry> owned =
                changes.stream().filter(entry -> owners.contains(entry.owner)).toList();
        int[] rows = table.update(owned.stream().map(Entry::requireChange).toList());
        Set<Entry> applied = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 1) {
                applied.add(owned.get(i));
            }
        }
        count(applied);
        return applied;
    }

    private void count(Set<Entry> applied) {
        Map<String, JobCounters> deltas = new TreeMap<>();
        Map<String, RunCounters> done = new TreeMap<>();
        for (Entry entry : applied) {
            FileChange change = entry.requireChange();
            deltas.merge(entry.jobId(), change.countersDelta(), JobCounters::plus);
            done.merge(entry.jobId(), RunCounters.of(change), RunCounters::plus);
        }
        deltas.forEach((job, delta) -> counters.add(job, delta, done.getOrDefault(job, RunCounters.ZERO)));
    }

    /** @param change null for a mark in the queue that only wants to be reached */
    private record Entry(@Nullable Owner owner, @Nullable FileChange change, CompletableFuture<Boolean> written) {

        FileChange requireChange() {
            return Objects.requireNonNull(change);
        }

        String jobId() {
            return requireChange().after().jobId();
        }
    }
}
