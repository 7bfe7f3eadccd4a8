package io.fileupload.upload;

import io.fileupload.job.FileChange;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.MultipartProgress;
import io.fileupload.job.ObjectKey;
import io.fileupload.job.ScannedFiles;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Multipart uploads that jobs began and did not finish: S3 bills their parts until they are aborted. */
@Component
class OpenMultiparts {

    private static final int PAGE = 500;

    private final JobFiles files;
    private final ScannedFiles rows;
    private final ObjectStore store;

    OpenMultiparts(JobFiles files, ScannedFiles rows, ObjectStore store) {
        this.files = files;
        this.rows = rows;
        this.store = store;
    }

    /**
     * Aborts those of a job that does not run. Each abort is written down, so that what is left can be done later.
     *
     * @throws StorageException if S3 does not abort one
     */
    void abortAll(Job job) throws StorageException, InterruptedException {
        List<FileRecord> open = files.withOpenMultipart(job.id(), PAGE);
        while (!open.isEmpty()) {
            for (FileRecord file : open) {
                abort(job, file);
            }
            open = files.withOpenMultipart(job.id(), PAGE);
        }
    }

    /** Aborts that of one file, if it has one. */
    void abort(Job job, FileRecord file) throws StorageException, InterruptedException {
        MultipartProgress multipart = file.status().multipart();
        if (multipart != null) {
            store.abort(job.request().bucket(), ObjectKey.of(job.request(), file.path()), multipart.uploadId());
            rows.change(job.id(), List.of(new FileChange(file, file.multipartAborted())));
        }
    }
}
