package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the peers, as far as this machine has them. */
final class Programs {

    private static final List<String> ALL = List.of("s5cmd", "rclone", "aws");
    private static final Map<String, String> CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_REGION", "us-east-1",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_EC2_METADATA_DISABLED", "true");

    private Programs() {}

    /** By the variable of its name (S5CMD, RCLONE, AWS), or on the PATH. */
    static Optional<String> find(String program) {
        String named = System.getenv(program.toUpperCase(Locale.ROOT));
        if (named != null) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(CREDENTIALS);
        return builder.redirectErrorStream(true);
    }

    /** In one line which there are, in which version, and which are missing. */
    static String describe() throws IOException {
        List<String> found = new ArrayList<>();
        for (String program : ALL) {
            Optional<String> path = find(program);
            found.add(path.isPresent() ? version(program, path.get()) : program + " is not on this machine");
        }
        return String.join("; ", found);
    }

    private static String version(String program, String path) throws IOException {
        String option = program.equals("aws") ? "--version" : "version";
        String said = output(builder(List.of(path, option)).start());
        String first = said.lines().findFirst().orElse("?");
        return first.startsWith(program) ? first : program + " " + first;
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes());
    }
}
