package io.fileupload.job;

import io.fileupload.work.Fence;
import io.fileupload.work.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a scan found into the database, a batch at a time, for as long as the scan is its job's owner and no one
 * asked the job to stop. What is to be sent gets its shard in the same transaction.
 */
@Service
@Transactional
public class ScannedFiles {

    private final FileRepository files;
    private final FileTable table;
    private final CounterUpdate counters;
    private final ShardCut cut;
    private final Shards shards;
    private final JobLock lock;
    private final Fence fence;

    ScannedFiles(
            FileRepository files,
            FileTable table,
            CounterUpdate counters,
            ShardCut cut,
            Shards shards,
            JobLock lock,
            Fence fence) {
        this.files = files;
        this.table = table;
        this.counters = counters;
        this.cut = cut;
        this.shards = shards;
        this.lock = lock;
        this.fence = fence;
    }

    /** The job's files under these paths, by path. */
    @Transactional(readOnly = true)
    public Map<String, FileRecord> known(String jobId, Collection<String> paths) {
        return files.findByPaths(jobId, paths).stream()
                .map(FileEntity::toRecord)
                .collect(Collectors.toMap(FileRecord::path, Function.identity()));
    }

    /** Adds new files of one job; a path it has already is left as it is. */
    public void add(Owner owner, String jobId, List<FileRecord> added) {
        require(owner, jobId);
        List<FileRecord> shared = cut.assign(jobId, added);
        apply(jobId, table.insert(shared), i -> JobCounters.of(shared.get(i)), i -> RunCounters.became(shared.get(i)));
        shards.topUpWhileScanning(jobId);
    }

    /** Changes files of one job, each only if its state is still the expected one. */
    public void change(Owner owner, String jobId, List<FileChange> changes) {
        require(owner, jobId);
        List<FileRecord> shared =
                cut.assign(jobId, changes.stream().map(FileChange::after).toList());
        Map<Long, FileRecord> after = shared.stream().collect(Collectors.toMap(FileRecord::id, Function.identity()));
        List<FileChange> all = changes.stream()
                .map(change -> new FileChange(
                        change.before(), after.getOrDefault(change.before().id(), change.after())))
                .toList();
        apply(jobId, table.update(all), i -> all.get(i).countersDelta(), i -> RunCounters.of(all.get(i)));
    }

    /** Forgets files of one job. */
    public void remove(Owner owner, String jobId, List<FileRecord> removed) {
        require(owner, jobId);
        apply(
                jobId,
                table.delete(removed),
                i -> JobCounters.ZERO.minus(JobCounters.of(removed.get(i))),
                i -> RunCounters.ZERO);
    }

    /**
     * Puts files of a job that wait outside any shard into shards, some at a time.
     *
     * @return false when there is none left
     */
    public boolean shareOut(Owner owner, String jobId, int limit) {
        require(owner, jobId);
        List<FileChange> waiting = files.findWaitingOutsideShards(jobId, limit).stream()
                .map(FileEntity::toRecord)
                .map(file -> new FileChange(file, file))
                .toList();
        if (!waiting.isEmpty()) {
            change(owner, jobId, waiting);
        }
        return waiting.size() == limit;
    }

    private void require(Owner owner, String jobId) {
        lock.requireNotHalting(jobId);
        fence.require(owner);
    }

    private void apply(String jobId, int[] applied, IntFunction<JobCounters> delta, IntFunction<RunCounters> done) {
        JobCounters sum = JobCounters.ZERO;
        RunCounters run = RunCounters.ZERO;
        for (int i = 0; i < applied.length; i++) {
            if (applied[i] == 1) {
                sum = sum.plus(delta.apply(i));
                run = run.plus(done.apply(i));
            }
        }
        counters.add(jobId, sum, run);
    }
}
