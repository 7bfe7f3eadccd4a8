package io.fileupload.api;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lists are streamed for as long as their readers take: each has a thread of its own, so that a slow one holds up no
 * other, and there is a bound to how many. Who takes nothing at all for a while is cut off by the server.
 */
@Configuration(proxyBeanMethods = false)
class CsvStreams implements WebMvcConfigurer {

    private static final int AT_ONCE = 64;
    private static final long NO_TIMEOUT = -1;

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer async) {
        async.setDefaultTimeout(NO_TIMEOUT);
        CustomizableThreadFactory threads = new CustomizableThreadFactory("csv-");
        // A reader who takes his time must not keep the process from ending.
        threads.setDaemon(true);
        async.setTaskExecutor(new TaskExecutorAdapter(
                new ThreadPoolExecutor(0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads)));
    }
}
