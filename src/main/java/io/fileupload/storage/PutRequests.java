package io.fileupload.storage;

import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What an upload asks of S3, the same for one request and for a multipart upload. */
final class PutRequests {

    private PutRequests() {}

    static PutObjectRequest of(ObjectUpload upload, Duration timeout, long chunkSize, boolean withChecksum) {
        SourceContent content = upload.content();
        ObjectSettings settings = upload.settings();
        long partSize = upload.resume() == null
                ? PartSize.of(content.size(), chunkSize)
                : upload.resume().partSize();
        UploadJournal.Entry entry = new UploadJournal.Entry(upload.observer(), partSize);
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .contentType(contentType(upload.key()))
                .metadata(upload.metadata())
                .checksumCRC32(withChecksum ? content.crc32() : null)
                .storageClass(settings.storageClass())
                .serverSideEncryption(settings.serverSideEncryption())
                .ssekmsKeyId(settings.kmsKeyId())
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(timeout).putExecutionAttribute(UploadJournal.ENTRY, entry));
        if (settings.onlyIfAbsent()) {
            request.ifNoneMatch("*");
        }
        if (!settings.tags().isEmpty()) {
            request.tagging(tagging(settings));
        }
        return request.build();
    }

    /** Whether it is one request. */
    static boolean isSingle(ObjectUpload upload, long chunkSize) {
        return upload.resume() == null && upload.content().size() <= chunkSize;
    }

    private static Tagging tagging(ObjectSettings settings) {
        List<Tag> tags = settings.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return Tagging.builder().tagSet(tags).build();
    }

    private static String contentType(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        return MediaTypeFactory.getMediaType(name)
                .orElse(MediaType.APPLICATION_OCTET_STREAM)
                .toString();
    }
}
