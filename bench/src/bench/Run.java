package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs scenarios and prints a table of each. */
public final class Run {

    private Run() {}

    /** Tables go to the standard output, what is going on to the standard error. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Lab lab = Lab.open(options);
        System.out.println(machine());
        System.out.println(Programs.describe() + ".");
        for (Scenario scenario : options.scenarios()) {
            Table table = new Rounds(lab, scenario).run();
            System.out.printf("%n**%s**: %s, %d rounds%n%n", scenario.name(), scenario.title(), options.rounds());
            System.out.print(table.markdown());
        }
        System.exit(0);
    }

    /** The load before tells whether others were at work. */
    private static String machine() throws IOException {
        String cpu = Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2))
                .orElse(System.getProperty("os.arch"));
        return "%d x %s, Linux %s, JDK %s, load %s before."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        System.getProperty("os.version"),
                        Runtime.version(),
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
