package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux says a process has used. */
final class Usage {

    /** Of every Linux that a JDK runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int CHILDREN = 13;

    private Usage() {}

    static double cpuSeconds(long pid) throws IOException {
        return seconds(pid, USER);
    }

    /** Of the children that have ended, and of theirs. */
    static double childrenCpuSeconds() throws IOException {
        return seconds(ProcessHandle.current().pid(), CHILDREN);
    }

    private static double seconds(long pid, int firstField) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name before may have blanks and brackets of its own.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[firstField]) + Long.parseLong(fields[firstField + 1]);
        return ticks / TICKS_PER_SECOND;
    }

    /** With its children: some programs are a script that starts the real one. 0 when it has ended. */
    static long peakKib(long pid) {
        try {
            String children = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children"));
            long own = ownPeakKib(pid);
            return own
                    + children.lines()
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .mapToLong(child -> peakKib(Long.parseLong(child)))
                            .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long ownPeakKib(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    static void forgetPeak(long pid) throws IOException {
        Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
    }
}
