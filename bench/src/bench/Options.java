package bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How it is called.
 *
 * @param warmups the unmeasured rounds of a JVM that is to be warm
 */
record Options(int rounds, int warmups, List<Scenario> scenarios) {

    private static final String USAGE =
            "Usage: bench/run [--rounds N] [--warmups N] [--scan-files N] [SCENARIO...]; scenarios are ";

    static Options parse(String[] args) {
        int rounds = 5;
        int warmups = 2;
        int scanFiles = 200_000;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--rounds" -> rounds = number(args, ++i);
                case "--warmups" -> warmups = number(args, ++i);
                case "--scan-files" -> scanFiles = number(args, ++i);
                default -> names.add(args[i]);
            }
        }
        return new Options(rounds, warmups, chosen(names, Scenario.all(scanFiles)));
    }

    private static int number(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a number");
        }
        return Integer.parseInt(args[index]);
    }

    /** All if none is named. */
    private static List<Scenario> chosen(List<String> names, List<Scenario> all) {
        List<String> known = all.stream().map(Scenario::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException(USAGE + String.join(", ", known));
        }
        return all.stream()
                .filter(scenario -> names.isEmpty() || names.contains(scenario.name()))
                .toList();
    }
}
