package io.fileupload.api;

import io.fileupload.job.Job;
import io.fileupload.job.JobChanged;
import io.fileupload.job.JobNotFoundException;
import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Tells the clients of the event streams how jobs go: at most four times a second a job, and on each change of state. */
@Component
class JobEvents {

    private static final int MAX_CLIENTS = 500;
    private static final int MAX_JOBS = 1_000;
    private static final String HEARTBEAT = ": heartbeat\n\n";

    private final List<EventClient> clients = new CopyOnWriteArrayList<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Map<String, String> shown = new HashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final Jobs jobs;
    private final UploadResponses responses;
    private final JsonMapper json;

    JobEvents(Jobs jobs, UploadResponses responses, JsonMapper json) {
        this.jobs = jobs;
        this.responses = responses;
        this.json = json;
    }

    /**
     * Asked before a stream is opened, for afterwards it could not be refused any more.
     *
     * @throws RejectedExecutionException if there are too many clients already
     */
    void requireRoom() {
        clients.removeIf(EventClient::isClosed);
        if (clients.size() >= MAX_CLIENTS) {
            throw new RejectedExecutionException("Too many clients");
        }
    }

    void add(EventClient client) {
        clients.add(client);
        Set<String> now = new HashSet<>(running());
        client.only().ifPresent(now::add);
        now.stream().filter(client::wants).forEach(id -> greet(client, id));
    }

    @TransactionalEventListener
    void onChange(JobChanged event) {
        if (!clients.isEmpty()) {
            changed.add(event.jobId());
        }
    }

    @Scheduled(fixedRate = 250)
    void tick() {
        clients.forEach(EventClient::closeIfSessionEnded);
        clients.removeIf(EventClient::isClosed);
        Set<String> states = new HashSet<>(changed);
        changed.removeAll(states);
        if (clients.isEmpty()) {
            shown.clear();
            return;
        }
        Set<String> running = running();
        shown.keySet().stream().filter(id -> !running.contains(id)).forEach(states::add);
        shown.keySet().retainAll(running);
        states.forEach(id -> tell(id, true));
        running.stream().filter(id -> !states.contains(id)).forEach(id -> tell(id, !shown.containsKey(id)));
    }

    /** On whatever node: what begins or ends to run has changed its state, whoever did that. */
    private Set<String> running() {
        return Set.copyOf(jobs.idsIn(List.of(JobState.IN_PROGRESS), MAX_JOBS));
    }

    @Scheduled(fixedRate = 15_000)
    void heartbeat() {
        clients.forEach(EventClient::closeIfStalled);
        clients.forEach(client -> client.send("heartbeat", HEARTBEAT));
    }

    /** A graceful shutdown waits for requests to end, and these would not by themselves. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        clients.forEach(EventClient::close);
    }

    private void tell(String id, boolean stateChanged) {
        List<EventClient> listeners =
                clients.stream().filter(client -> client.wants(id)).toList();
        if (listeners.isEmpty()) {
            return;
        }
        try {
            String data = data(jobs.get(id));
            boolean moved = !data.equals(shown.put(id, data));
            for (EventClient client : listeners) {
                send(client, id, data, stateChanged, moved || stateChanged);
            }
        } catch (JobNotFoundException e) {
            // Deleted meanwhile.
        }
    }

    private void greet(EventClient client, String id) {
        try {
            send(client, id, data(jobs.get(id)), true, true);
        } catch (JobNotFoundException e) {
            // Deleted meanwhile.
        }
    }

    private void send(EventClient client, String id, String data, boolean state, boolean progress) {
        if (state) {
            client.send("state " + sequence.incrementAndGet(), "event: state\ndata: " + data + "\n\n");
        }
        if (progress) {
            client.send("progress " + id, "event: progress\ndata: " + data + "\n\n");
        }
    }

    private String data(Job job) {
        return json.writeValueAsString(responses.of(job));
    }
}
