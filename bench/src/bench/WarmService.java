package bench;

import java.io.IOException;

/** One JVM for all rounds, in which the same work was done before. */
abstract class WarmService extends ServiceContender {

    private ServiceProcess service;

    private WarmService(Lab lab, Lab.Build build, DataSet data, String what) {
        super(lab, build, data, what);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        service = start();
        begin(service);
        for (int round = 0; round < lab.options().warmups(); round++) {
            run(service);
        }
    }

    void begin(ServiceProcess service) throws IOException, InterruptedException {}

    abstract Sample run(ServiceProcess service) throws IOException, InterruptedException;

    @Override
    public Sample run() throws IOException, InterruptedException {
        return run(service);
    }

    long pid() {
        return service.pid();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }

    /** Uploads everything as another job each time. */
    static final class Uploading extends WarmService {

        Uploading(Lab lab, Lab.Build build, DataSet data) {
            super(lab, build, data, "warm");
        }

        @Override
        Sample run(ServiceProcess service) throws IOException, InterruptedException {
            return jobs.upload(service);
        }
    }

    /** Scans as another job each time. */
    static final class Scanning extends WarmService {

        Scanning(Lab lab, Lab.Build build, DataSet data) {
            super(lab, build, data, "scan");
        }

        @Override
        Sample run(ServiceProcess service) throws IOException, InterruptedException {
            return jobs.scan(service);
        }
    }

    /** Scans one completed job again and again. */
    static final class Rescanning extends WarmService {

        private String id = "";

        Rescanning(Lab lab, Lab.Build build, DataSet data) {
            super(lab, build, data, "rescan");
        }

        @Override
        void begin(ServiceProcess service) throws IOException, InterruptedException {
            id = jobs.complete(service.api());
        }

        @Override
        Sample run(ServiceProcess service) throws IOException, InterruptedException {
            return jobs.rescan(service, id);
        }
    }
}
