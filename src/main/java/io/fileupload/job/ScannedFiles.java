package io.fileupload.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a scan found into the database, a batch at a time. */
@Service
@Transactional
public class ScannedFiles {

    private final JobRepository jobs;
    private final FileRepository files;
    private final FileTable table;
    private final CounterUpdate counters;

    ScannedFiles(JobRepository jobs, FileRepository files, FileTable table, CounterUpdate counters) {
        this.jobs = jobs;
        this.files = files;
        this.table = table;
        this.counters = counters;
    }

    /** The job's files under these paths, by path. */
    @Transactional(readOnly = true)
    public Map<String, FileRecord> known(String jobId, Collection<String> paths) {
        return files.findByPaths(jobId, paths).stream()
                .map(FileEntity::toRecord)
                .collect(Collectors.toMap(FileRecord::path, Function.identity()));
    }

    /** Adds new files of one job; a path it has already is left as it is. */
    public void add(String jobId, List<FileRecord> added) {
        apply(jobId, () -> table.insert(added), i -> JobCounters.of(added.get(i)));
    }

    /** Changes files of one job, each only if its state is still the expected one. */
    public void change(String jobId, List<FileChange> changes) {
        apply(jobId, () -> table.update(changes), i -> changes.get(i).countersDelta());
    }

    /** Forgets files of one job. */
    public void remove(String jobId, List<FileRecord> removed) {
        apply(jobId, () -> table.delete(removed), i -> JobCounters.ZERO.minus(JobCounters.of(removed.get(i))));
    }

    private void apply(String jobId, Supplier<int[]> write, Function<Integer, JobCounters> delta) {
        jobs.lock(List.of(jobId));
        int[] applied = write.get();
        JobCounters sum = JobCounters.ZERO;
        for (int i = 0; i < applied.length; i++) {
            sum = applied[i] == 1 ? sum.plus(delta.apply(i)) : sum;
        }
        counters.add(jobId, sum);
    }
}
