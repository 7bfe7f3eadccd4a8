package io.fileupload.upload;

import io.fileupload.job.Job;
import io.fileupload.transfer.ObservedRate;
import io.fileupload.work.Nodes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How fast jobs go that several nodes work on: as fast as what is written down of them grows. */
@Component
class ObservedRates {

    private final Map<String, ObservedRate> jobs = new ConcurrentHashMap<>();
    private final Nodes nodes;

    ObservedRates(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Empty where this node does all the work and knows better.
     *
     * @param sentBytes of the job in all
     */
    Optional<Long> rate(Job job, long sentBytes) {
        if (!job.state().isActive() || nodes.live() == 1) {
            jobs.remove(job.id());
            return Optional.empty();
        }
        return Optional.of(
                jobs.computeIfAbsent(job.id(), id -> new ObservedRate()).after(sentBytes));
    }
}
