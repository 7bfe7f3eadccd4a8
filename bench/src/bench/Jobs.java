package bench;

import java.io.IOException;

/** What the service is measured at. */
record Jobs(Lab lab, DataSet data) {

    /** From the request until every file is in S3, verified. */
    Sample upload(ServiceProcess service) throws IOException, InterruptedException {
        lab.s3().forget();
        Sample sample = service.measure(() -> complete(service.api()));
        lab.s3().requireHolds(data);
        return sample;
    }

    /** Runs a job to its end and returns its id. */
    String complete(Api api) throws IOException, InterruptedException {
        String id = api.upload(lab.dataFolder(data));
        String job = api.await(id, now -> Api.field(now, "state").equals("COMPLETED"));
        if (!Api.field(job, "completed_files").equals(Integer.toString(data.files()))) {
            throw new IOException("Not all of " + data + " was uploaded: " + job);
        }
        return id;
    }

    /**
     * From the request until every file is in the database. S3 takes a second for each object meanwhile, so that next to
     * nothing is sent beside the scan.
     */
    Sample scan(ServiceProcess service) throws IOException, InterruptedException {
        Api api = service.api();
        lab.s3().delay(0, 1_000);
        String[] id = new String[1];
        Sample sample = service.measure(() -> {
            id[0] = api.upload(lab.dataFolder(data));
            return api.await(id[0], this::isScanned);
        });
        api.control(id[0], "cancel");
        api.await(id[0], job -> Api.field(job, "state").equals("CANCELLED"));
        api.delete(id[0]);
        return sample;
    }

    private boolean isScanned(String job) {
        return Api.field(job, "scanning").equals("false")
                && Api.field(job, "total_files").equals(Integer.toString(data.files()));
    }

    /** From the request until a completed job has seen that nothing changed. */
    Sample rescan(ServiceProcess service, String id) throws IOException, InterruptedException {
        String before = Api.field(service.api().job(id), "last_scan_at");
        return service.measure(() -> {
            service.api().control(id, "rescan");
            return service.api()
                    .await(
                            id,
                            job -> Api.field(job, "state").equals("COMPLETED")
                                    && !Api.field(job, "last_scan_at").equals(before));
        });
    }
}
