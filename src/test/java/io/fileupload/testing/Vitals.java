package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heapBytes what is left of the heap after a collection
 * @param residentBytes of the whole process
 */
public record Vitals(long heapBytes, long residentBytes, long descriptors, long threads) {

    /** Collects garbage first. */
    public static Vitals of(FaultyService faulty) {
        Path process = Path.of("/proc", String.valueOf(faulty.service().pid()));
        Command.runOrSkip(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                process.getFileName().toString(),
                "GC.run");
        return new Vitals(
                (long) faulty.heapUsed(),
                1024 * number(process.resolve("status"), "VmRSS:"),
                count(process.resolve("fd")),
                count(process.resolve("task")));
    }

    private static long number(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
