package io.fileupload.nodes;

import io.fileupload.testing.ServiceClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of one node's event stream hears of one job. */
final class EventLog {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private String kind = "";

    private EventLog() {}

    /** Listens until the node ends. */
    static EventLog of(String job, ServiceNode node) {
        EventLog log = new EventLog();
        URI uri = URI.create(
                "http://127.0.0.1:%d%s/%s/events".formatted(node.client().port(), ServiceClient.UPLOADS, job));
        HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(log::read));
        return log;
    }

    private void read(String line) {
        if (line.startsWith("event: ")) {
            kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
            events.add(new Event(kind, JsonMapper.shared().readTree(line.substring(6))));
        }
    }

    /** As told by {@code state} events, without repetitions. */
    List<String> states() {
        return events.stream()
                .filter(event -> event.kind.equals("state"))
                .map(event -> event.job.path("state").asString())
                .collect(
                        java.util.ArrayList::new,
                        (list, state) -> {
                            if (list.isEmpty() || !list.get(list.size() - 1).equals(state)) {
                                list.add(state);
                            }
                        },
                        List::addAll);
    }

    /** Completed files, as told by {@code progress} events. */
    List<Long> progress() {
        return events.stream()
                .filter(event -> event.kind.equals("progress"))
                .map(event -> event.job.path("completed_files").asLong())
                .toList();
    }

    private record Event(String kind, JsonNode job) {}
}
