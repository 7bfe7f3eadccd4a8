package bench.s3;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the benchmark sets and asks: how long each answer takes, and how many requests there were. */
final class Control {

    private final Map<Operation, LongAdder> counts = new EnumMap<>(Operation.class);
    private volatile long latency;
    private volatile long objectLatency;

    Control() {
        for (Operation operation : Operation.values()) {
            counts.put(operation, new LongAdder());
        }
    }

    /** Milliseconds: {@code latency} for every request, {@code object-latency} more for those on objects. */
    void set(Request request) {
        latency = request.number("latency", latency);
        objectLatency = request.number("object-latency", objectLatency);
    }

    void forgetCounts() {
        counts.values().forEach(LongAdder::reset);
    }

    void await(Operation operation) throws InterruptedException {
        counts.get(operation).increment();
        long millis = operation == Operation.CONTROL ? 0 : latency + (operation.isOnObjects() ? objectLatency : 0);
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    /** One line each, only of what there was. */
    String counts() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((operation, count) -> {
            if (count.sum() > 0) {
                lines.append(operation).append(' ').append(count.sum()).append('\n');
            }
        });
        return lines.toString();
    }
}
