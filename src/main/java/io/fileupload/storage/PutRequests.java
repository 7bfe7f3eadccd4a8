package io.fileupload.storage;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.multipart.S3MultipartExecutionAttribute;
import software.amazon.awssdk.services.s3.multipart.S3ResumeToken;

/** What an upload asks of S3, the same for one request and for a multipart upload. */
final class PutRequests {

    private final RequestTime time;
    private final ChecksumSupport checksums;

    PutRequests(RequestTime time, ChecksumSupport checksums) {
        this.time = time;
        this.checksums = checksums;
    }

    PutObjectRequest of(ObjectUpload upload, SendPlan plan) {
        SourceContent content = upload.content();
        ObjectSettings settings = upload.settings();
        UploadJournal.Entry entry = new UploadJournal.Entry(upload.observer(), plan.partSize());
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .contentType(contentType(upload.key()))
                .metadata(upload.metadata())
                .checksumCRC32(checksums.areUnderstood() ? content.crc32() : null)
                .storageClass(settings.storageClass())
                .serverSideEncryption(settings.serverSideEncryption())
                .ssekmsKeyId(settings.kmsKeyId())
                .overrideConfiguration(override -> {
                    override.apiCallAttemptTimeout(time.of(plan.largestBody()))
                            .putExecutionAttribute(UploadJournal.ENTRY, entry);
                    if (upload.resume() != null) {
                        override.putExecutionAttribute(
                                S3MultipartExecutionAttribute.RESUME_TOKEN, token(plan, upload.resume()));
                    }
                });
        if (settings.onlyIfAbsent()) {
            request.ifNoneMatch("*");
        }
        if (!settings.tags().isEmpty()) {
            request.tagging(tagging(settings));
        }
        return request.build();
    }

    /** What {@code resumeUploadFile} gives the client too; of files it takes only the path, see {@link HeldFile}. */
    private static S3ResumeToken token(SendPlan plan, OpenMultipart begun) {
        return S3ResumeToken.builder()
                .uploadId(begun.uploadId())
                .partSize(plan.partSize())
                .totalNumParts(plan.parts())
                .numPartsCompleted(0L)
                .build();
    }

    private static Tagging tagging(ObjectSettings settings) {
        List<Tag> tags = settings.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return Tagging.builder().tagSet(tags).build();
    }

    static String contentType(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        return MediaTypeFactory.getMediaType(name)
                .orElse(MediaType.APPLICATION_OCTET_STREAM)
                .toString();
    }
}
