package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What people use instead, sending the same data to an empty bucket of the same S3. */
final class Peers {

    private static final String BUCKET = "bench";

    /** Nothing is looked up before or after, more goes on at once, and no file is read twice for its MD5. */
    private static final String TUNED = """
        --transfers=64 --checkers=64 --no-check-dest --buffer-size=0 \
        --s3-no-check-bucket --s3-no-head --s3-disable-checksum \
        --s3-chunk-size=16M --s3-upload-concurrency=8\
        """;

    private final Lab lab;
    private final DataSet data;
    private final String source;

    Peers(Lab lab, DataSet data) {
        this.lab = lab;
        this.data = data;
        this.source = lab.dataFolder(data).toString();
    }

    /** Those whose programs are on this machine. */
    List<Contender> uploading() {
        List<Contender> peers = new ArrayList<>();
        Programs.find("s5cmd").ifPresent(program -> peers.add(peer("s5cmd", s5cmd(program))));
        Programs.find("rclone").ifPresent(program -> {
            peers.add(peer("rclone, tuned", rclone(program, TUNED.split(" "))));
            peers.add(peer("rclone, default", rclone(program)));
        });
        Programs.find("aws").ifPresent(program -> peers.add(peer("aws s3 sync", aws(program))));
        return peers;
    }

    /** What a scan is compared with: it reads the same of each file and writes it down nowhere. */
    List<Contender> scanning() {
        List<String> command = List.of("find", source, "-printf", "%s %T@ %p\\n");
        return List.of(new CommandContender("find -printf '%s %T@ %p'", command, lab, null));
    }

    private Contender peer(String name, List<String> command) {
        return new CommandContender(name, command, lab, data);
    }

    private List<String> s5cmd(String program) {
        return List.of(program, "--log", "error", "--endpoint-url", url(), "cp", source + "/", "s3://" + BUCKET + "/");
    }

    private List<String> aws(String program) {
        return List.of(program, "--endpoint-url", url(), "s3", "sync", source, "s3://" + BUCKET, "--only-show-errors");
    }

    private List<String> rclone(String program, String... more) {
        Stream<String> command = Stream.of(program, "--config=", "copy", source, ":s3:" + BUCKET);
        Stream<String> server = Stream.of("--s3-provider=Other", "--s3-env-auth", "--s3-endpoint", url());
        return Stream.of(command, server, Stream.of(more))
                .flatMap(words -> words)
                .toList();
    }

    private String url() {
        return lab.s3().url();
    }
}
