package io.fileupload.transfer;

import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What this node works on at the moment, by the thread that does it, so that it can be stopped. */
@Component
public class ActiveWork {

    private final Map<Owner, Doing> doing = new ConcurrentHashMap<>();

    /** The caller's thread does this from now until it closes what it gets. */
    public Doing begin(Owner owner, String jobId) {
        Doing begun = new Doing(owner, jobId, Thread.currentThread());
        doing.put(owner, begun);
        return begun;
    }

    /** Ids of the jobs worked on. */
    public Set<String> jobIds() {
        return doing.values().stream().map(Doing::jobId).collect(Collectors.toSet());
    }

    List<Owner> owners() {
        return List.copyOf(doing.keySet());
    }

    /** Has all work of this kind handed back. */
    public void stopAll(Work work) {
        stop(each -> each.owner.work() == work);
    }

    void stop(Predicate<Doing> which) {
        doing.values().stream().filter(which).forEach(Doing::stop);
    }

    /** One piece of work in the hands of a thread. */
    public final class Doing implements AutoCloseable {

        private final Owner owner;
        private final String jobId;
        private final Thread thread;
        private boolean stopped;
        private boolean ended;

        private Doing(Owner owner, String jobId, Thread thread) {
            this.owner = owner;
            this.jobId = jobId;
            this.thread = thread;
        }

        String jobId() {
            return jobId;
        }

        Owner owner() {
            return owner;
        }

        /** Once only: a second interrupt would disturb the thread as it hands its work back. */
        private synchronized void stop() {
            if (!stopped && !ended) {
                stopped = true;
                thread.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            doing.remove(owner);
            if (stopped) {
                Thread.interrupted();
            }
        }
    }
}
