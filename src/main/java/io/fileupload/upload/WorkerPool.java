package io.fileupload.upload;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that upload files, shared by all running jobs. */
@Configuration(proxyBeanMethods = false)
class WorkerPool {

    @Bean
    ThreadPoolTaskExecutor uploadWorkers(UploadSettings settings) {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setThreadNamePrefix("upload-worker-");
        workers.setCorePoolSize(settings.workerConcurrency());
        workers.setMaxPoolSize(settings.workerConcurrency());
        // Each running job keeps at most this many files in line.
        workers.setQueueCapacity(settings.workerConcurrency() * RunningJobs.MAX_RUNNING);
        return workers;
    }
}
