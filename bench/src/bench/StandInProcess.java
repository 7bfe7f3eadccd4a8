package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/** The S3 stand-in, in a JVM of its own. */
final class StandInProcess {

    private final String url;

    private StandInProcess(String url) {
        this.url = url;
    }

    /** The collector of one thread: what a stand-in takes from two cores is not there for who is measured. */
    static StandInProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Lab.java("java"),
                        "-XX:+UseSerialGC",
                        "-Xms512m",
                        "-Xmx3g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "bench.s3.StandIn")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String url = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        if (url == null) {
            throw new IOException("The S3 stand-in did not start");
        }
        return new StandInProcess(url);
    }

    String url() {
        return url;
    }

    /** Milliseconds that each answer takes, and those about objects on top. */
    void delay(long millis, long onObjects) throws IOException {
        ask("__set?latency=" + millis + "&object-latency=" + onObjects);
    }

    /** Empties it. */
    void forget() throws IOException {
        ask("__reset");
    }

    /** Fails unless every file of the data arrived whole: no time counts for anything else. */
    void requireHolds(DataSet data) throws IOException {
        String counts = ask("__counts");
        List<String> lines = counts.lines().toList();
        if (!lines.contains("objects " + data.files()) || !lines.contains("bytes " + data.bytes())) {
            throw new IOException("Not all of " + data + " arrived: " + counts);
        }
    }

    String ask(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/" + path).toURL().openConnection();
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes());
        }
    }
}
