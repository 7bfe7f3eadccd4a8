package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The service's jar, unpacked and with an archive of its classes, as the Docker image has it: that starts in half the
 * time, and these tests start it often.
 */
final class UnpackedService {

    // An archive fits only the same collector.
    private static final String[] JVM = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"};

    private UnpackedService() {}

    static List<String> command() {
        return Made.COMMAND;
    }

    /** The jar as it is built. */
    static List<String> packed() {
        return java("-jar", jar().toString());
    }

    private static Path jar() {
        return Path.of(System.getProperty("service.jar"));
    }

    private static List<String> make() {
        Path folder = jar().resolveSibling("service");
        String unpacked = folder.resolve(jar().getFileName()).toString();
        String archive = folder.resolve("service.jsa").toString();
        try {
            FileSystemUtils.deleteRecursively(folder);
            run(java("-Djarmode=tools", "-jar", jar().toString(), "extract", "--destination", folder.toString()));
            run(java("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh", "-jar", unpacked));
            return java("-XX:SharedArchiveFile=" + archive, "-jar", unpacked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JVM));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Path folder = Files.createTempDirectory("service-");
        ServiceProcess process =
                ServiceProcess.launch(command, folder, Map.of("AWS_REGION", "us-east-1", "SERVER_PORT", "0"));
        int exit = process.exitCode();
        if (exit != 0) {
            throw new IllegalStateException("The service cannot be unpacked (%d):%n%s".formatted(exit, process.log()));
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private static final class Made {
        static final List<String> COMMAND = make();
    }
}
