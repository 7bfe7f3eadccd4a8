package io.fileupload.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.NullUnmarked;

/** How far a job's files are, in columns of {@code upload_jobs} that {@link CounterUpdate} alone writes. */
@Embeddable
@NullUnmarked
class CounterColumns {

    @Column(updatable = false)
    private long totalFiles;

    @Column(updatable = false)
    private long completedFiles;

    @Column(updatable = false)
    private long failedFiles;

    @Column(updatable = false)
    private long skippedFiles;

    @Column(updatable = false)
    private long totalBytes;

    @Column(updatable = false)
    private long completedBytes;

    @Column(updatable = false)
    private long resumedBytes;

    JobCounters toCounters() {
        return new JobCounters(
                totalFiles, completedFiles, failedFiles, skippedFiles, totalBytes, completedBytes, resumedBytes);
    }
}
