package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records a warm run of the service with JFR and says which rooms it was in. */
public final class Profile {

    private Profile() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(args);
        Lab lab = Lab.open(options);
        for (Scenario scenario : options.scenarios()) {
            lab.make(scenario.data());
            lab.s3().delay(scenario.latency(), 0);
            Path recording =
                    Path.of("target", "profile-" + scenario.name() + ".jfr").toAbsolutePath();
            record(lab, scenario, recording);
            System.out.printf("%n**%s**: %s, warm%n%n", scenario.name(), scenario.title());
            System.out.print(RoomShares.of(recording).markdown());
            System.err.println("The recording is " + recording);
            Lab.delete(lab.dataFolder(scenario.data()));
        }
        System.exit(0);
    }

    private static void record(Lab lab, Scenario scenario, Path recording) throws IOException, InterruptedException {
        WarmService service = scenario.work().warm(lab, lab.builds().get(0), scenario.data());
        try {
            service.prepare();
            // As often as the samples of Java code, so that both count alike.
            jcmd(service.pid(), "JFR.start", "name=bench", "settings=profile", "jdk.NativeMethodSample#period=10ms");
            for (int round = 0; round < lab.options().rounds(); round++) {
                service.run();
            }
            jcmd(service.pid(), "JFR.stop", "name=bench", "filename=" + recording);
        } finally {
            service.close();
        }
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Lab.java("jcmd"), Long.toString(pid)));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = Programs.output(process);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + answer);
        }
    }
}
