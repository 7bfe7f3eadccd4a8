package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario from making its data to deleting it, everyone in turn, so that a slow minute of the machine hits all. */
final class Rounds {

    private final Lab lab;
    private final Scenario scenario;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Rounds(Lab lab, Scenario scenario) {
        this.lab = lab;
        this.scenario = scenario;
    }

    Table run() throws IOException, InterruptedException {
        lab.make(scenario.data());
        List<Contender> contenders = scenario.work().contenders(lab, scenario.data());
        try {
            lab.s3().delay(scenario.latency(), 0);
            lab.s3().forget();
            for (Contender contender : contenders) {
                samples.put(contender.name(), new ArrayList<>());
                contender.prepare();
            }
            for (int round = 1; round <= lab.options().rounds(); round++) {
                run(contenders, round);
            }
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
            Lab.delete(lab.dataFolder(scenario.data()));
        }
        return new Table(
                samples,
                contenders.stream()
                        .filter(Contender::isPeer)
                        .map(Contender::name)
                        .toList());
    }

    /** Each round begins with another, since who comes after whom may matter. */
    private void run(List<Contender> contenders, int round) throws IOException, InterruptedException {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.rotate(order, round);
        for (Contender contender : order) {
            Sample sample = contender.run();
            samples.get(contender.name()).add(sample);
            System.err.printf("%s %d: %s %.2f s%n", scenario.name(), round, contender.name(), sample.seconds());
        }
    }
}
