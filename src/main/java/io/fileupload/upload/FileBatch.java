package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import io.fileupload.job.Job;
import java.util.Iterator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Uploads a batch of files of one job: fans them out to the workers, a bounded number at a time. */
@Component
class FileBatch {

    private final TaskExecutor workers;
    private final UploadWorker worker;
    private final S3Availability s3;
    private final FileStateWriter states;
    private final int concurrency;

    FileBatch(
            @Qualifier("uploadWorkers") TaskExecutor workers,
            UploadWorker worker,
            S3Availability s3,
            FileStateWriter states,
            UploadSettings settings) {
        this.workers = workers;
        this.worker = worker;
        this.s3 = s3;
        this.states = states;
        this.concurrency = settings.workerConcurrency();
    }

    /** Returns when each file is settled: uploaded, failed, skipped, or back in line for a later batch. */
    void upload(Job job, Iterator<FileRecord> files) throws InterruptedException, JobCannotRunException {
        InFlight inFlight = new InFlight(concurrency);
        try {
            while (files.hasNext()) {
                FileRecord file = files.next();
                s3.await();
                inFlight.submit(workers, () -> worker.upload(job, file));
            }
            inFlight.awaitAll();
        } finally {
            inFlight.stop();
        }
    }

    /** Returns when what the workers wrote down is in the database. */
    void awaitWritten() throws InterruptedException {
        states.flush();
    }
}
