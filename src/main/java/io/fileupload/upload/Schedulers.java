package io.fileupload.upload;

import io.fileupload.transfer.TransferSettings;
import io.fileupload.transfer.UploadWorker;
import io.fileupload.work.Work;
import io.fileupload.work.WorkScheduler;
import io.fileupload.work.WorkSchedulers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is handed runs and shards on this node, and how many at once. */
@Configuration(proxyBeanMethods = false)
class Schedulers {

    /** A run takes a thread while it scans, and one folder may hang. */
    private static final int RUNS = 16;

    @Bean
    WorkScheduler runScheduler(WorkSchedulers schedulers, Orchestrator orchestrator) {
        return schedulers.of(Work.RUN, RUNS, orchestrator);
    }

    @Bean
    WorkScheduler shardScheduler(WorkSchedulers schedulers, UploadWorker worker, TransferSettings settings) {
        return schedulers.of(Work.SHARD, settings.workerConcurrency(), worker);
    }
}
