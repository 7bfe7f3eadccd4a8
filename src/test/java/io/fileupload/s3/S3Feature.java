package io.fileupload.s3;

/** Where S3 servers differ from AWS and from each other. */
public enum S3Feature {
    /** Refuses a request signed with a wrong secret. */
    CHECKS_SIGNATURES,
    /** Refuses a PutObject whose {@code x-amz-checksum-crc32} does not match the body. */
    VERIFIES_PUT_CHECKSUM,
    /** Answers PutObject with the CRC32 it computed. */
    RETURNS_PUT_CHECKSUM,
    /** Tells the CRC32 of a single-part object by HEAD with checksum mode enabled. */
    KEEPS_PUT_CHECKSUM,
    /** Reads the checksum that the SDK by default sends after the body, and not only one in a header. */
    READS_TRAILING_CHECKSUM,
    /**
     * Refuses CompleteMultipartUpload when the whole-object CRC32 is wrong. Without {@link #READS_TRAILING_CHECKSUM}
     * only if each part came with its CRC32 in a header, which the SDK's own multipart client does not send.
     */
    VERIFIES_WHOLE_OBJECT_CHECKSUM,
    /** Tells the whole-object CRC32 of a multipart object by HEAD with checksum mode enabled; limited as above. */
    KEEPS_WHOLE_OBJECT_CHECKSUM,
    /** Refuses an UploadPart whose checksum does not match the body. */
    VERIFIES_PART_CHECKSUM,
    /** Answers NoSuchUpload to ListParts of an aborted upload, and not an empty list. */
    KNOWS_ABORTED_UPLOADS,
    /** Honours {@code If-None-Match: *} on PutObject. */
    CONDITIONAL_PUT,
    /** Honours {@code If-None-Match: *} on CompleteMultipartUpload. */
    CONDITIONAL_COMPLETE,
    /** Keeps an object's storage class. */
    STORAGE_CLASSES,
    /** Keeps the tags given at upload. */
    TAGS,
    /** Tells that an object is encrypted with the algorithm asked for. */
    SERVER_SIDE_ENCRYPTION
}
