package bench;

import java.util.List;

/**
 * Something to measure.
 *
 * @param latency milliseconds that S3 takes for each answer
 */
record Scenario(String name, String title, DataSet data, long latency, Work work) {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** Every one, in the order in which they run. */
    static List<Scenario> all(int scanFiles) {
        return List.of(
                upload("10,000 x 4 KiB in 100 folders", new DataSet("S", 10_000, 100, 4 * KIB), 0),
                upload("500 x 1 MiB", new DataSet("M", 500, 10, MIB), 0),
                upload("one file of 2 GiB", new DataSet("L", 1, 1, 2048 * MIB), 0),
                upload("1,000 x 4 KiB, 50 ms a request", new DataSet("latency", 1_000, 10, 4 * KIB), 50),
                upload("200 x 20 MiB, 50 ms a request", new DataSet("latencyM", 200, 10, 20 * MIB), 50),
                new Scenario("start", "until the first answer of /health", tiny("start", 1), 0, Work.START),
                scan("scan", scanFiles),
                rescan("rescan", scanFiles),
                scan("scan1m", 1_000_000),
                rescan("rescan1m", 1_000_000));
    }

    private static Scenario upload(String title, DataSet data, long latency) {
        return new Scenario(data.name(), title, data, latency, Work.UPLOAD);
    }

    private static Scenario scan(String name, int files) {
        return new Scenario(name, "%,d files into the database".formatted(files), tiny(name, files), 0, Work.SCAN);
    }

    private static Scenario rescan(String name, int files) {
        return new Scenario(name, "%,d files, unchanged".formatted(files), tiny(name, files), 0, Work.RESCAN);
    }

    /** Empty files: they are listed and not read, and a million of them must fit into memory. */
    private static DataSet tiny(String name, int files) {
        return new DataSet(name, files, Math.max(1, files / 100), 0);
    }
}
