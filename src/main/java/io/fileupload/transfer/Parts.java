package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.job.AbandonedUploads;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.MultipartProgress;
import io.fileupload.job.ObjectKey;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.OpenMultipart;
import io.fileupload.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** The parts that S3 has of one file from attempts before. */
final class Parts {

    private final Job job;
    private final OwnedFile file;
    private final ObjectStore store;
    private final AbandonedUploads abandoned;

    Parts(Job job, OwnedFile file, ObjectStore store, AbandonedUploads abandoned) {
        this.job = job;
        this.file = file;
        this.store = store;
        this.abandoned = abandoned;
    }

    /** The open multipart upload, if it is of this version of the file; any other is given up. */
    @Nullable OpenMultipart resumable(FileVersion version) throws InterruptedException {
        MultipartProgress open = file.file().status().multipart();
        if (open == null) {
            return null;
        }
        if (open.version().equals(version.toString())) {
            return new OpenMultipart(open.uploadId(), open.partSize());
        }
        giveUp();
        return null;
    }

    /** No one will go on with them. What S3 does not abort now stays on record, to be aborted later. */
    void giveUp() throws InterruptedException {
        MultipartProgress open = file.file().status().multipart();
        if (open == null) {
            return;
        }
        try {
            store.abort(job.request().bucket(), key(), open.uploadId());
        } catch (StorageException e) {
            abandon(open.uploadId());
        }
        file.step(FileRecord::multipartAborted);
    }

    /** Has an upload that this file's row does not know aborted later. */
    void abandon(String uploadId) {
        abandoned.add(job.id(), job.request().bucket(), key(), uploadId);
    }

    private String key() {
        return ObjectKey.of(job.request(), file.file().path());
    }
}
