package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where it all happens: a folder on tmpfs, so that no disk is measured, and the S3 stand-in. */
record Lab(Path folder, StandInProcess s3, Options options) {

    private static final int END = 2_000;

    /** A jar of the service and what the table calls it. */
    record Build(String label, Path jar) {}

    static Lab open(Options options) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/dev/shm"), "bench-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder)));
        return new Lab(folder, StandInProcess.start(), options);
    }

    /** Also when the run is interrupted: gigabytes on tmpfs are memory. */
    private static void clear(Path folder) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        delete(folder);
    }

    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** The service as it is, and with BEFORE_JAR how it was. */
    List<Build> builds() {
        List<Build> builds = new ArrayList<>();
        String jar = System.getenv().getOrDefault("SERVICE_JAR", "target/file-upload-service.jar");
        builds.add(new Build("service", Path.of(jar).toAbsolutePath()));
        String before = System.getenv("BEFORE_JAR");
        if (before != null) {
            builds.add(new Build("service before", Path.of(before).toAbsolutePath()));
        }
        return builds;
    }

    Path dataFolder(DataSet data) {
        return folder.resolve("data").resolve(data.name());
    }

    void make(DataSet data) throws IOException {
        Files.createDirectories(dataFolder(data));
        data.makeIn(dataFolder(data));
    }

    Path emptyFolder() throws IOException {
        return Files.createTempDirectory(folder, "service-");
    }

    /** The end of a log, which will be deleted with everything else. */
    static String end(Path log) throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - END));
    }

    static void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
