package io.fileupload.storage;

import org.jspecify.annotations.Nullable;

/**
 * How an object is sent: in one request, or in parts. Decided once for each upload.
 *
 * @param size bytes of the object
 * @param chunkSize the most that is sent in one request, and the least of a part
 * @param partSize bytes of a part, also of what a multipart upload of this size would have
 */
record SendPlan(long size, long chunkSize, long partSize, boolean isSingle) {

    /** @param begun a multipart upload to go on with, whatever the chunk size is by now */
    static SendPlan of(long size, long chunkSize, @Nullable OpenMultipart begun) {
        return begun == null
                ? new SendPlan(size, chunkSize, PartSize.of(size, chunkSize), size <= chunkSize)
                : new SendPlan(size, chunkSize, begun.partSize(), false);
    }

    /** The same without an upload to go on with. */
    SendPlan fromBeginning() {
        return of(size, chunkSize, null);
    }

    /** Whether it is one request whose content is at hand. */
    boolean isSingleOf(SourceContent content) {
        return isSingle && content.bytes() != null;
    }

    /** Bytes of the largest request. */
    long largestBody() {
        return Math.min(size, partSize);
    }

    long parts() {
        return PartSize.count(size, partSize);
    }
}
