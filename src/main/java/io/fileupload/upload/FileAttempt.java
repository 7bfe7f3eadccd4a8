package io.fileupload.upload;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.SourceFile;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.MultipartProgress;
import io.fileupload.job.ObjectKey;
import io.fileupload.job.Overwrite;
import io.fileupload.job.Receipt;
import io.fileupload.storage.FileChangedException;
import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.ObjectUpload;
import io.fileupload.storage.OpenMultipart;
import io.fileupload.storage.SourceContent;
import io.fileupload.storage.StorageException;
import io.fileupload.storage.StoredObject;
import io.fileupload.storage.UploadObserver;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt to upload one file. */
final class FileAttempt implements UploadObserver {

    private final Job job;
    private final ObjectStore store;
    private final FileStateLog log;
    private final JobProgress progress;
    private final Concurrency concurrency;
    private final ContentMemory memory;
    private final FileOutcome outcome;
    private final boolean inDoubt;
    private final String bucket;
    private final String key;

    FileAttempt(
            Job job,
            FileRecord pending,
            ObjectStore store,
            FileStateLog log,
            JobProgress progress,
            Concurrency concurrency,
            ContentMemory memory,
            Clock clock) {
        this.concurrency = concurrency;
        this.memory = memory;
        this.job = job;
        this.store = store;
        this.log = log;
        this.progress = progress;
        this.outcome = new FileOutcome(log, progress, clock);
        this.inDoubt = pending.status().inDoubt();
        this.bucket = job.request().bucket();
        this.key = ObjectKey.of(job.request(), pending.path());
    }

    /** To write down how it went. */
    FileOutcome outcome() {
        return outcome;
    }

    /** @return false if someone else has the file */
    boolean claim() throws InterruptedException {
        return log.writeAndWait(FileRecord::claimed);
    }

    /** Sends the file, if S3 does not have it already, and believes nothing that S3 has not confirmed. */
    void upload(SourceFile source) throws IOException, StorageException, InterruptedException {
        FileVersion version = source.version();
        OpenMultipart resume = resumable(version);
        try (ContentMemory.Share share = memory.share(version.size())) {
            SourceContent content = read(source, version, share.limit());
            StoredObject stored = stored(content, version, resume);
            if (!source.isStill(version)) {
                throw new ChangedWhileReadingException();
            }
            outcome.uploaded(version, receipt(stored, content));
        }
        concurrency.succeeded();
    }

    private Receipt receipt(StoredObject stored, SourceContent content) {
        return new Receipt(stored.etag(), "CRC32:" + content.crc32(), progress.resumed(log.file()));
    }

    private static SourceContent read(SourceFile source, FileVersion version, long inMemory) throws IOException {
        try {
            SourceContent content = SourceContent.read(source.path(), version.size(), inMemory);
            if (source.isStill(version)) {
                return content;
            }
            throw new ChangedWhileReadingException();
        } catch (FileChangedException e) {
            throw new ChangedWhileReadingException();
        }
    }

    /** The open multipart upload, if it is of this version of the file; any other is given up. */
    private @Nullable OpenMultipart resumable(FileVersion version) throws StorageException, InterruptedException {
        MultipartProgress open = log.file().status().multipart();
        if (open == null) {
            return null;
        }
        if (open.version().equals(version.toString())) {
            return new OpenMultipart(open.uploadId(), open.partSize());
        }
        abort(open);
        return null;
    }

    private void abort(MultipartProgress open) throws StorageException, InterruptedException {
        store.abort(bucket, key, open.uploadId());
        log.write(FileRecord::multipartAborted);
    }

    /** No one will go on with them. An upload that S3 does not abort now stays on record, to be aborted later. */
    void giveUpParts() throws InterruptedException {
        MultipartProgress open = log.file().status().multipart();
        try {
            if (open != null) {
                abort(open);
            }
        } catch (StorageException e) {
            // It is one of the abandoned ones from here.
        }
    }

    private StoredObject stored(SourceContent content, FileVersion version, @Nullable OpenMultipart resume)
            throws StorageException, InterruptedException, AlreadyThereException {
        Map<String, String> metadata = ObjectMetadata.of(job.request().options(), version);
        Overwrite overwrite = job.request().options().overwrite();
        if (inDoubt || overwrite != Overwrite.ALWAYS) {
            Optional<StoredObject> found = store.find(bucket, key);
            if (found.isPresent() && inDoubt && isOurs(found.get(), content, version, resume)) {
                bytesFound(version.size());
                return found.get();
            }
            if (found.isPresent() && mustStay(found.get(), version, overwrite)) {
                throw new AlreadyThereException();
            }
        }
        return send(new ObjectUpload(
                bucket,
                key,
                content,
                metadata,
                ObjectMetadata.settings(job.request().options()),
                resume,
                this));
    }

    private boolean isOurs(
            StoredObject found, SourceContent content, FileVersion version, @Nullable OpenMultipart resume)
            throws StorageException {
        return ObjectMetadata.isOf(found, version) && store.holds(found, content, resume);
    }

    private static boolean mustStay(StoredObject found, FileVersion version, Overwrite overwrite) {
        return switch (overwrite) {
            case ALWAYS -> false;
            case IF_CHANGED -> ObjectMetadata.isOf(found, version);
            case NEVER -> true;
        };
    }

    private StoredObject send(ObjectUpload upload) throws StorageException, InterruptedException {
        try {
            return store.upload(upload);
        } catch (StorageException e) {
            MultipartProgress open = log.file().status().multipart();
            if (open != null && e.failure().makesPartsUseless()) {
                // Its parts are not what the file is, or not wanted: going on with them would fail for ever.
                abort(open);
            }
            throw e;
        }
    }

    @Override
    public void multipartStarted(OpenMultipart multipart) {
        try {
            progress.restarted(log.file());
            log.writeAndWait(file -> file.multipartStarted(
                    new MultipartProgress(multipart.uploadId(), multipart.partSize(), String.valueOf(file.version()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before the multipart upload was written down", e);
        }
    }

    @Override
    public void slowDown() {
        concurrency.slowDown();
    }

    @Override
    public void bytesStored(long bytes) {
        progress.stored(log.file(), bytes);
    }

    @Override
    public void bytesFound(long bytes) {
        progress.found(log.file(), bytes);
    }
}
