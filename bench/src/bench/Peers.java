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

/** The programs that people use instead, as far as this machine has them. */
final class Peers {

    private static final String BUCKET = "bench";
    private static final Map<String, String> CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_REGION", "us-east-1",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_EC2_METADATA_DISABLED", "true");
    private static final List<String> PROGRAMS = List.of("s5cmd", "rclone", "aws");

    private Peers() {}

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(CREDENTIALS);
        return builder;
    }

    /** Each peer that is here, sending the data to an empty bucket. */
    static List<Contender> uploading(Lab lab, DataSet data) {
        String source = lab.dataFolder(data).toString();
        String url = lab.s3().url();
        List<Contender> peers = new ArrayList<>();
        find("s5cmd").map(program -> s5cmd(program, source, url)).ifPresent(command -> peers.add(
                new CommandContender("s5cmd", command, lab, data)));
        find("rclone").ifPresent(program -> {
            List<String> command = rclone(program, source, url);
            peers.add(new CommandContender("rclone, tuned", tuned(command), lab, data));
            peers.add(new CommandContender("rclone, default", command, lab, data));
        });
        find("aws").map(program -> aws(program, source, url)).ifPresent(command -> peers.add(
                new CommandContender("aws s3 sync", command, lab, data)));
        return peers;
    }

    /** What a scan is compared with: it reads the same of each file and writes it down nowhere. */
    static Contender find(Lab lab, DataSet data) {
        List<String> command = List.of("find", lab.dataFolder(data).toString(), "-printf", "%s %T@ %p\\n");
        return new CommandContender("find -printf '%s %T@ %p'", command, lab, null);
    }

    private static List<String> s5cmd(String program, String source, String url) {
        return List.of(program, "--log", "error", "--endpoint-url", url, "cp", source + "/", "s3://" + BUCKET + "/");
    }

    private static List<String> aws(String program, String source, String url) {
        return List.of(
                program, "--endpoint-url", url, "s3", "sync", source, "s3://" + BUCKET + "/", "--only-show-errors");
    }

    private static List<String> rclone(String program, String source, String url) {
        return List.of(
                program, "--config=", "copy", source, ":s3:" + BUCKET,
                "--s3-provider=Other", "--s3-env-auth", "--s3-endpoint", url);
    }

    /** Nothing is looked up before or after, more goes on at once, and no file is read twice for its MD5. */
    private static List<String> tuned(List<String> command) {
        Stream<String> flags = Stream.of(
                "--transfers=64", "--checkers=64", "--no-check-dest", "--buffer-size=0",
                "--s3-no-check-bucket", "--s3-no-head", "--s3-disable-checksum",
                "--s3-chunk-size=16M", "--s3-upload-concurrency=8");
        return Stream.concat(command.stream(), flags).toList();
    }

    /** One line on which there are, in which version, and which are missing. */
    static String describe() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String program : PROGRAMS) {
            Optional<String> path = find(program);
            lines.add(path.isPresent() ? version(program, path.get()) : program + " is not on this machine");
        }
        return String.join("; ", lines);
    }

    private static String version(String program, String path) throws IOException {
        String option = program.equals("aws") ? "--version" : "version";
        Process process = builder(List.of(path, option)).redirectErrorStream(true).start();
        String first = new String(process.getInputStream().readAllBytes()).lines().findFirst().orElse("?");
        return first.startsWith(program) ? first : program + " " + first;
    }

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
}
