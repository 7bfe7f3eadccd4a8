package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.MultipartProgress;
import io.fileupload.job.ScannedFiles;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Multipart uploads that jobs began and did not finish: S3 bills their parts until they are aborted. */
@Component
class OpenMultiparts implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OpenMultiparts.class);
    private static final int PAGE = 500;

    private final JobFiles files;
    private final ScannedFiles rows;
    private final ObjectStore store;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new CustomizableThreadFactory("multipart-abort-"));

    OpenMultiparts(JobFiles files, ScannedFiles rows, ObjectStore store) {
        this.files = files;
        this.rows = rows;
        this.store = store;
    }

    /** Aborts those of a job that does not run; what cannot be aborted now stays on record for later. */
    void abortAll(Job job) {
        List<FileRecord> open = files.withOpenMultipart(job.id(), PAGE);
        if (!open.isEmpty()) {
            thread.execute(() -> abort(job, open));
        }
    }

    private void abort(Job job, List<FileRecord> open) {
        for (FileRecord file : open) {
            MultipartProgress multipart = file.status().multipart();
            if (multipart == null || !aborted(job, file, multipart)) {
                return;
            }
            rows.change(job.id(), List.of(new io.fileupload.job.FileChange(file, file.multipartAborted())));
        }
        abortAll(job);
    }

    private boolean aborted(Job job, FileRecord file, MultipartProgress multipart) {
        try {
            store.abort(job.request().bucket(), ObjectKey.of(job.request(), file.path()), multipart.uploadId());
            return true;
        } catch (StorageException e) {
            log.warn("A multipart upload of {} stays open for now: {}", job.id(), e.reason());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
