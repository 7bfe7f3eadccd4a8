package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Which share of processor and allocation each room has, of a recording. */
final class RoomShares {

    private static final String HEAD = """
        | room | CPU, own | CPU, with what it called of the JDK | CPU, on its behalf | allocated |
        |---|--:|--:|--:|--:|
        """;

    private final Map<String, Long> own = new HashMap<>();
    private final Map<String, Long> withJdk = new HashMap<>();
    private final Map<String, Long> onBehalf = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();

    private RoomShares() {}

    static RoomShares of(Path recording) throws IOException {
        RoomShares shares = new RoomShares();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                shares.add(file.readEvent());
            }
        }
        return shares;
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> stack = event.getStackTrace().getFrames();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> addSample(stack);
            case "jdk.NativeMethodSample" -> addNative(stack);
            case "jdk.ObjectAllocationSample" -> count(allocated, Rooms.caller(stack), event.getLong("weight"));
            default -> {}
        }
    }

    private void addSample(List<RecordedFrame> stack) {
        count(own, Rooms.of(stack.get(0)), 1);
        count(withJdk, Rooms.caller(stack), 1);
        count(onBehalf, Rooms.onBehalfOf(stack), 1);
    }

    /** Of native code only that of SQLite works; the rest of what is sampled there waits for the network. */
    private void addNative(List<RecordedFrame> stack) {
        if (Rooms.of(stack.get(0)).equals("sqlite")) {
            addSample(stack);
        }
    }

    private static void count(Map<String, Long> shares, String room, long amount) {
        shares.merge(room, amount, Long::sum);
    }

    String markdown() {
        Set<String> rooms = new TreeSet<>(own.keySet());
        rooms.addAll(onBehalf.keySet());
        rooms.addAll(allocated.keySet());
        StringBuilder rows = new StringBuilder(HEAD);
        for (String room : rooms) {
            rows.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            room,
                            share(own, room),
                            share(withJdk, room),
                            share(onBehalf, room),
                            share(allocated, room)));
        }
        return rows.toString();
    }

    private static String share(Map<String, Long> shares, String room) {
        double all = shares.values().stream().mapToLong(Long::longValue).sum();
        return shares.containsKey(room) ? String.format(Locale.ROOT, "%.1f %%", 100 * shares.get(room) / all) : "";
    }
}
