package io.fileupload.storage;

/** What may be asked of S3. */
public enum S3Operation {
    LIST_BUCKETS,
    HEAD_BUCKET,
    HEAD_OBJECT,
    PUT_OBJECT,
    CREATE_MULTIPART_UPLOAD,
    LIST_PARTS,
    UPLOAD_PART,
    COMPLETE_MULTIPART_UPLOAD,
    ABORT_MULTIPART_UPLOAD;

    boolean carriesContent() {
        return this == PUT_OBJECT || this == UPLOAD_PART;
    }
}
