package bench;

import java.io.IOException;

/** The service; what it does in a round depends on the scenario. */
abstract class ServiceContender implements Contender {

    protected final Lab lab;
    protected final Jobs jobs;
    private final Lab.Build build;
    private final String what;

    ServiceContender(Lab lab, Lab.Build build, DataSet data, String what) {
        this.lab = lab;
        this.build = build;
        this.jobs = new Jobs(lab, data);
        this.what = what;
    }

    @Override
    public String name() {
        return build.label() + ", " + what;
    }

    @Override
    public boolean isPeer() {
        return false;
    }

    ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.start(lab, build);
    }
}
