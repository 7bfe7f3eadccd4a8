package io.fileupload.storage;

/** How large the parts of a multipart upload are. */
final class PartSize {

    /** Amazon S3 User Guide, "multipart upload limits". */
    private static final long MAX_PARTS = 10_000;

    private PartSize() {}

    /** The chunk size, or as much more as it takes to stay within 10,000 parts; the same rule as the SDK's. */
    static long of(long size, long chunkSize) {
        return Math.max(chunkSize, (size + MAX_PARTS - 1) / MAX_PARTS);
    }

    static long count(long size, long partSize) {
        return (size + partSize - 1) / partSize;
    }
}
