package bench;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedFrame;

/** Whose code a frame is: a package of ours, or a library. */
final class Rooms {

    private static final String OURS = "io.fileupload.";
    private static final String JDK = "jdk";
    private static final Map<String, String> LIBRARIES = Map.of(
            "io.netty.", "netty",
            "software.amazon.", "awssdk",
            "org.sqlite.", "sqlite",
            "org.postgresql.", "postgresql",
            "org.hibernate.", "hibernate",
            "org.springframework.", "spring",
            "org.apache.", "tomcat",
            "com.zaxxer.", "hikari");
    private static final List<String> JDK_PACKAGES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private Rooms() {}

    static String of(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        if (type.startsWith(OURS)) {
            String below = type.substring(OURS.length());
            int dot = below.indexOf('.');
            return OURS + (dot < 0 ? "" : below.substring(0, dot));
        }
        if (JDK_PACKAGES.stream().anyMatch(type::startsWith)) {
            return JDK;
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> type.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }

    /** Who called the JDK: of what it does for others, it is they who can do less. */
    static String caller(List<RecordedFrame> stack) {
        return first(stack, room -> !room.equals(JDK), JDK);
    }

    /** The innermost of our packages that wanted it. */
    static String onBehalfOf(List<RecordedFrame> stack) {
        return first(stack, room -> room.startsWith(OURS), "");
    }

    private static String first(List<RecordedFrame> stack, Predicate<String> wanted, String otherwise) {
        return stack.stream().map(Rooms::of).filter(wanted).findFirst().orElse(otherwise);
    }
}
