package io.fileupload.transfer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What running jobs do at the moment; kept in memory only, for running jobs only. */
@Component
public class LiveProgress {

    private final Map<String, JobProgress> jobs = new ConcurrentHashMap<>();

    /** Of a running job; nothing for any other. */
    public Optional<JobProgress> find(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    JobProgress of(String jobId) {
        return jobs.computeIfAbsent(jobId, id -> new JobProgress());
    }

    @Scheduled(fixedRate = 1_000)
    void sampleRates() {
        jobs.values().forEach(JobProgress::sampleRate);
        jobs.values().removeIf(JobProgress::isForgotten);
    }

    /** Nothing of it is sent any more, on this node. */
    public void ended(String jobId) {
        jobs.computeIfPresent(jobId, (id, progress) -> progress.isIdle() ? null : progress);
    }
}
