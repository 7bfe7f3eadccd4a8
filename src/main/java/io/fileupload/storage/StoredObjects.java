package io.fileupload.storage;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Reads what S3 says of an object from its answers. */
final class StoredObjects {

    private StoredObjects() {}

    static StoredObject of(HeadObjectResponse head) {
        String etag = unquoted(head.eTag());
        return new StoredObject(
                head.contentLength(),
                etag,
                isMd5(etag, head.serverSideEncryption(), head.sseCustomerAlgorithm()),
                wholeObject(head.checksumCRC32()),
                head.metadata());
    }

    static StoredObject of(ObjectUpload upload, PutObjectResponse answer) {
        String etag = unquoted(answer.eTag());
        return new StoredObject(
                upload.content().size(),
                etag,
                isMd5(etag, answer.serverSideEncryption(), answer.sseCustomerAlgorithm()),
                wholeObject(answer.checksumCRC32()),
                upload.metadata());
    }

    private static boolean isMd5(
            @Nullable String etag, @Nullable ServerSideEncryption encryption, @Nullable String customerAlgorithm) {
        boolean plain = encryption == null || encryption == ServerSideEncryption.AES256;
        return etag != null && plain && customerAlgorithm == null && Md5Etag.isMd5(etag);
    }

    /** A checksum of checksums, such as {@code DUoRhQ==-3}, says nothing about the whole. */
    private static @Nullable String wholeObject(@Nullable String checksum) {
        return checksum == null || checksum.contains("-") ? null : checksum;
    }

    private static @Nullable String unquoted(@Nullable String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
