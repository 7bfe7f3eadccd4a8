package io.fileupload.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code files} for reading; {@link FileStateWriter} and {@link ScannedFiles} write them in batches. */
@Entity
@Immutable
@Table(name = "files")
@NullUnmarked
class FileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "upload_job_id")
    private String jobId;

    private String path;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    private FileState state;

    private String failureCode;
    private String failureReason;
    private Instant mtime;
    private long size;
    private String version;
    private long completedBytes;
    private int attempts;
    private Instant retryAt;
    private boolean inDoubt;
    private String multipartId;
    private long partSize;
    private String multipartVersion;
    private String etag;
    private String checksum;
    private long resumedBytes;
    private long shardId;
    private Instant createdAt;
    private Instant updatedAt;

    FileRecord toRecord() {
        FileStatus status = new FileStatus(
                state,
                attempts,
                failureCode == null ? null : new Failure(failureCode, failureReason),
                retryAt,
                inDoubt,
                multipartId == null ? null : new MultipartProgress(multipartId, partSize, multipartVersion),
                completedBytes,
                checksum == null ? null : new Receipt(etag, checksum, resumedBytes));
        return new FileRecord(id, jobId, path, VersionColumn.parse(version), status, shardId);
    }

    FileView toView() {
        return new FileView(toRecord(), createdAt, updatedAt);
    }
}
