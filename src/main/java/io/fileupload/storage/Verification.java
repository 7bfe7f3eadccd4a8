package io.fileupload.storage;

import java.io.UncheckedIOException;

/**
 * Whether S3 holds the bytes of a file. AWS checks the checksum we send before it answers. Some other servers only echo
 * it, so of those we want to hear something they can know from the stored bytes alone: an ETag of MD5, or the checksum
 * that a HEAD reports.
 */
final class Verification {

    private final boolean serverIsAws;

    Verification(boolean serverIsAws) {
        this.serverIsAws = serverIsAws;
    }

    /** Whether the answer to the upload is proof enough. */
    boolean isProvenBy(StoredObject answer, SourceContent content, SendPlan plan) throws StorageException {
        boolean checksumAgrees = content.crc32().equals(answer.crc32());
        if (serverIsAws && checksumAgrees) {
            return true;
        }
        boolean noContradiction = answer.crc32() == null || checksumAgrees;
        return noContradiction && content.bytes() != null && etagAgrees(answer, content, plan);
    }

    /**
     * Whether what a HEAD reports is this content. Where it reports both a checksum and an ETag of MD5, both must agree:
     * some servers keep the checksum they were sent with the bytes they got. Only for multipart uploads the checksum is
     * enough, since a server has to compute that of the whole object.
     */
    boolean holds(StoredObject object, SourceContent content, SendPlan plan) throws StorageException {
        if (object.size() != content.size()) {
            return false;
        }
        if (object.crc32() == null) {
            return etagAgrees(object, content, plan);
        }
        boolean enough = serverIsAws || object.isMultipart() || !object.etagIsMd5();
        return content.crc32().equals(object.crc32()) && (enough || etagAgrees(object, content, plan));
    }

    private static boolean etagAgrees(StoredObject object, SourceContent content, SendPlan plan)
            throws StorageException {
        try {
            return object.etagIsMd5()
                    && content.md5Etag(object.isMultipart() ? plan.partSize() : 0)
                            .equals(object.etag());
        } catch (UncheckedIOException e) {
            throw StorageFailure.IO_ERROR.because("The file can no longer be read to verify it", e);
        }
    }
}
