package io.fileupload.job;

import io.fileupload.folder.FileVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file of a job. Its transitions return the file's next state and refuse an illegal one.
 *
 * @param id the row's id; 0 for a file that is not in the database yet
 * @param path relative to the job's folder, with {@code /}
 * @param version null for what is no readable regular file
 * @param shard the share it is sent in; 0 for none
 */
public record FileRecord(
        long id, String jobId, String path, @Nullable FileVersion version, FileStatus status, long shard) {

    public static FileRecord pending(String jobId, String path, FileVersion version) {
        return new FileRecord(0, jobId, path, version, FileStatus.PENDING, 0);
    }

    /** A file that cannot be uploaded as it is, listed so that it is not silently left out. */
    public static FileRecord failed(String jobId, String path, @Nullable FileVersion version, Failure why) {
        return new FileRecord(0, jobId, path, version, FileStatus.notUploadable(FileState.FAILED, why, null), 0);
    }

    public static FileRecord skipped(String jobId, String path, Failure why) {
        return new FileRecord(0, jobId, path, null, FileStatus.notUploadable(FileState.SKIPPED, why, null), 0);
    }

    FileRecord inShard(long id) {
        return new FileRecord(this.id, jobId, path, version, status, id);
    }

    /** Bytes. */
    public long size() {
        return version == null ? 0 : version.size();
    }

    public FileRecord claimed() {
        FileStatus s = status;
        return become(new FileStatus(
                FileState.IN_PROGRESS,
                s.attempts() + 1,
                null,
                null,
                s.inDoubt(),
                s.multipart(),
                s.completedBytes(),
                null));
    }

    public FileRecord withVersion(FileVersion current) {
        return new FileRecord(id, jobId, path, current, status, shard);
    }

    public FileRecord multipartStarted(MultipartProgress multipart) {
        FileStatus s = status;
        return become(new FileStatus(FileState.IN_PROGRESS, s.attempts(), null, null, true, multipart, 0, null));
    }

    /** S3 confirmed every byte. */
    public FileRecord uploaded(Receipt receipt) {
        return become(new FileStatus(FileState.UPLOADED, status.attempts(), null, null, false, null, size(), receipt));
    }

    /** Given up for now; the monitor tries it again from {@code retryAt}, if that is set. */
    public FileRecord failed(Failure why, @Nullable Instant retryAt) {
        FileStatus s = status;
        return become(new FileStatus(
                FileState.FAILED, s.attempts(), why, retryAt, s.inDoubt(), s.multipart(), s.completedBytes(), null));
    }

    public FileRecord skipped(Failure why) {
        return become(FileStatus.notUploadable(FileState.SKIPPED, why, null).with(status.multipart()));
    }

    /** Back in line after a failed attempt, not before {@code retryAt}. */
    public FileRecord retried(Failure why, Instant retryAt) {
        FileStatus s = status;
        return become(new FileStatus(
                FileState.PENDING, s.attempts(), why, retryAt, true, s.multipart(), s.completedBytes(), null));
    }

    /** S3 may have it without having said so. */
    public FileRecord doubted() {
        FileStatus s = status;
        return become(new FileStatus(
                s.state(), s.attempts(), s.failure(), s.retryAt(), true, s.multipart(), s.completedBytes(), null));
    }

    /** Back in line without an attempt used up: the job was stopped, or S3 cannot be reached. */
    public FileRecord released() {
        FileStatus s = status;
        return become(new FileStatus(
                FileState.PENDING,
                Math.max(0, s.attempts() - 1),
                null,
                null,
                true,
                s.multipart(),
                s.completedBytes(),
                null));
    }

    /** To be uploaded afresh in this version; an open multipart upload is remembered so that it gets aborted. */
    public FileRecord changed(FileVersion current) {
        return new FileRecord(
                id,
                jobId,
                path,
                current,
                become(new FileStatus(FileState.PENDING, 0, null, null, false, status.multipart(), 0, null)).status,
                shard);
    }

    /** What now stands in the file's place cannot be uploaded. */
    public FileRecord unusable(FileRecord found) {
        return new FileRecord(
                id, jobId, path, found.version, become(found.status.with(status.multipart())).status, shard);
    }

    /** Back in line after its pause, its attempts still counted. */
    public FileRecord dueAgain() {
        FileStatus s = status;
        return become(new FileStatus(
                FileState.PENDING,
                s.attempts(),
                s.failure(),
                null,
                s.inDoubt(),
                s.multipart(),
                s.completedBytes(),
                null));
    }

    /** The open multipart upload is no more. */
    public FileRecord multipartAborted() {
        FileStatus s = status;
        return become(new FileStatus(s.state(), s.attempts(), s.failure(), s.retryAt(), s.inDoubt(), null, 0, null));
    }

    public FileRecord withCompletedBytes(long bytes) {
        FileStatus s = status;
        return new FileRecord(
                id,
                jobId,
                path,
                version,
                new FileStatus(
                        s.state(),
                        s.attempts(),
                        s.failure(),
                        s.retryAt(),
                        s.inDoubt(),
                        s.multipart(),
                        bytes,
                        s.receipt()),
                shard);
    }

    private FileRecord become(FileStatus next) {
        if (!status.state().mayBecome(next.state())) {
            throw IllegalTransitionException.ofFile(path, status.state(), next.state());
        }
        return new FileRecord(id, jobId, path, version, next, shard);
    }
}
