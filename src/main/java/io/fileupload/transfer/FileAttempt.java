package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.SourceFile;
import io.fileupload.job.FileRecord;
import io.fileupload.job.Job;
import io.fileupload.job.JobOptions;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt to upload one file. */
final class FileAttempt {

    private final Job job;
    private final OwnedFile owned;
    private final ObjectStore store;
    private final FileOutcome outcome;
    private final TransferObserver observer;
    private final Parts parts;
    private final JobProgress progress;
    private final String bucket;
    private final String key;

    FileAttempt(
            Job job,
            OwnedFile owned,
            ObjectStore store,
            FileOutcome outcome,
            TransferObserver observer,
            Parts parts,
            JobProgress progress) {
        this.job = job;
        this.owned = owned;
        this.store = store;
        this.outcome = outcome;
        this.observer = observer;
        this.parts = parts;
        this.progress = progress;
        this.bucket = job.request().bucket();
        this.key = ObjectKey.of(job.request(), owned.file().path());
    }

    FileRecord file() {
        return owned.file();
    }

    /** To write down how it went. */
    FileOutcome outcome() {
        return outcome;
    }

    Parts parts() {
        return parts;
    }

    /** Whether it can be sent without looking at S3 first, and from memory. */
    boolean isPlain(long largestInMemory) {
        FileRecord file = owned.file();
        return file.size() <= largestInMemory
                && !file.status().inDoubt()
                && file.status().multipart() == null
                && job.request().options().overwrite() == Overwrite.ALWAYS;
    }

    /** Takes up the file; its row shows it once it takes longer than others do in all. */
    void begin() {
        owned.step(FileRecord::claimed);
    }

    /** S3 may have it without having said so: look there first. */
    void doubt() {
        owned.step(FileRecord::doubted);
    }

    /** Has its row show that it is being sent, if it does not yet. */
    void show() throws InterruptedException {
        owned.show();
    }

    SourceFile open() throws IOException {
        return SourceFile.open(
                Path.of(job.request().sourceFolder()), owned.file().path());
    }

    /** Reads the file as it was opened; that is the version which its row and its parts are of from here. */
    SourceContent read(SourceFile source, FileVersion version, long inMemory) throws IOException {
        owned.step(file -> file.withVersion(version));
        try {
            SourceContent content = SourceContent.read(source.path(), version.size(), inMemory);
            if (source.isStill(version)) {
                return content;
            }
        } catch (FileChangedException e) {
            // as below
        }
        throw new ChangedWhileReadingException();
    }

    ObjectUpload upload(SourceContent content, FileVersion version, @Nullable OpenMultipart resume) {
        JobOptions options = job.request().options();
        return new ObjectUpload(
                bucket,
                key,
                content,
                ObjectMetadata.of(options, version),
                ObjectMetadata.settings(options),
                resume,
                observer);
    }

    /** Sends the file, if S3 does not have it already, and believes nothing that S3 has not confirmed. */
    void send(SourceFile source, SourceContent content, FileVersion version)
            throws IOException, StorageException, InterruptedException {
        finish(source, content, version, stored(content, version, parts.resumable(version)));
    }

    /** S3 has confirmed every byte; the file must be the same still. */
    void finish(SourceFile source, SourceContent content, FileVersion version, StoredObject stored)
            throws IOException, InterruptedException {
        if (!source.isStill(version)) {
            throw new ChangedWhileReadingException();
        }
        String checksum = "CRC32:" + content.crc32();
        outcome.uploaded(version, new Receipt(stored.etag(), checksum, progress.resumed(owned.file())));
    }

    private StoredObject stored(SourceContent content, FileVersion version, @Nullable OpenMultipart resume)
            throws StorageException, InterruptedException, AlreadyThereException {
        Overwrite overwrite = job.request().options().overwrite();
        boolean inDoubt = owned.file().status().inDoubt();
        if (inDoubt || overwrite != Overwrite.ALWAYS) {
            Optional<StoredObject> found = store.find(bucket, key);
            if (found.isPresent() && inDoubt && isOurs(found.get(), content, version, resume)) {
                observer.bytesFound(version.size());
                return found.get();
            }
            if (found.isPresent() && mustStay(found.get(), version, overwrite)) {
                throw new AlreadyThereException();
            }
        }
        return send(content, version, resume);
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

    private StoredObject send(SourceContent content, FileVersion version, @Nullable OpenMultipart resume)
            throws StorageException, InterruptedException {
        try {
            return store.upload(upload(content, version, resume));
        } catch (StorageException e) {
            if (e.remedy() == StorageException.Remedy.EXISTS) {
                // S3 may have stored it and failed to say so: then it is our own object that the client came upon
                // again.
                Optional<StoredObject> found = store.find(bucket, key);
                if (found.isPresent() && isOurs(found.get(), content, version, resume)) {
                    return found.get();
                }
            }
            if (e.failure().makesPartsUseless()) {
                // They are not what the file is, or not wanted: going on with them would fail for ever.
                parts.giveUp();
            }
            throw e;
        }
    }
}
