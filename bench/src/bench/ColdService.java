package bench;

import java.io.IOException;

/** A JVM for each round: its first job, or only its start. */
final class ColdService extends ServiceContender {

    private final boolean onlyStart;

    ColdService(Lab lab, Lab.Build build, DataSet data, boolean onlyStart) {
        super(lab, build, data, onlyStart ? "start" : "cold");
        this.onlyStart = onlyStart;
    }

    @Override
    public Sample run() throws IOException, InterruptedException {
        try (ServiceProcess service = start()) {
            return onlyStart ? service.start() : jobs.upload(service);
        }
    }
}
