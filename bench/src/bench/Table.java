package bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The samples of a scenario, one row a contender, in Markdown. */
record Table(Map<String, List<Sample>> samples, List<String> peers) {

    private static final String HEAD = """
        | | min s | median s | max s | CPU s | peak RSS MiB | to the fastest peer |
        |---|--:|--:|--:|--:|--:|--:|
        """;

    String markdown() {
        StringBuilder rows = new StringBuilder(HEAD);
        samples.forEach((name, own) -> rows.append(row(name, own)));
        return rows.toString();
    }

    private String row(String name, List<Sample> own) {
        double[] seconds = sorted(own, Sample::seconds);
        double[] kib = sorted(own, Sample::peakKib);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.0f | %s |%n",
                name,
                seconds[0],
                median(seconds),
                seconds[seconds.length - 1],
                median(sorted(own, Sample::cpuSeconds)),
                kib[kib.length - 1] / 1024,
                ratio(own));
    }

    /** The median of the ratios of each round, not the ratio of medians: what slowed down a round slowed down both. */
    private String ratio(List<Sample> own) {
        if (peers.isEmpty()) {
            return "";
        }
        double[] ratios = IntStream.range(0, own.size())
                .mapToDouble(round -> own.get(round).seconds() / fastest(round))
                .sorted()
                .toArray();
        return String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private double fastest(int round) {
        return peers.stream()
                .mapToDouble(peer -> samples.get(peer).get(round).seconds())
                .min()
                .orElseThrow();
    }

    private static double[] sorted(List<Sample> own, ToDoubleFunction<Sample> value) {
        return own.stream().mapToDouble(value).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
