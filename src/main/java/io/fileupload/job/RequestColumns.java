package io.fileupload.job;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.NullUnmarked;

/** What was asked for, in columns of {@code upload_jobs}. */
@Embeddable
@NullUnmarked
class RequestColumns {

    private String sourceFolder;
    private String destinationBucket;
    private String destinationPrefix;
    private String pattern;
    private boolean monitor;

    /** As first asked for, where that is another by now. */
    private Boolean requestedMonitor;

    @Convert(converter = JobOptionsConverter.class)
    private JobOptions options;

    protected RequestColumns() {}

    RequestColumns(JobRequest request) {
        sourceFolder = request.sourceFolder();
        destinationBucket = request.bucket();
        destinationPrefix = request.prefix();
        pattern = request.pattern();
        monitor = request.monitor();
        options = request.options();
    }

    JobRequest current() {
        return request(monitor);
    }

    /** As the client sent it, who may send it again. */
    JobRequest original() {
        return request(requestedMonitor == null ? monitor : requestedMonitor);
    }

    boolean isMonitored() {
        return monitor;
    }

    void setMonitor(boolean wanted) {
        if (requestedMonitor == null) {
            requestedMonitor = monitor;
        }
        monitor = wanted;
    }

    private JobRequest request(boolean monitored) {
        return new JobRequest(sourceFolder, destinationBucket, destinationPrefix, pattern, monitored, options);
    }
}
