package io.fileupload.storage;

import java.io.UncheckedIOException;
import java.util.Optional;

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
    boolean isProvenBy(StoredObject answer, SourceContent content, long partSize) throws StorageException {
        boolean checksumAgrees = content.crc32().equals(answer.crc32());
        if (serverIsAws && checksumAgrees) {
            return true;
        }
        boolean noContradiction = answer.crc32() == null || checksumAgrees;
        return noContradiction && content.bytes() != null && etagAgrees(answer, content, partSize);
    }

    /** Whether what a HEAD reports is this content: by the checksum if there is one, else by the ETag. */
    boolean holds(StoredObject object, SourceContent content, long partSize) throws StorageException {
        if (object.size() != content.size()) {
            return false;
        }
        return Optional.ofNullable(object.crc32()).isPresent()
                ? content.crc32().equals(object.crc32())
                : etagAgrees(object, content, partSize);
    }

    private static boolean etagAgrees(StoredObject object, SourceContent content, long partSize)
            throws StorageException {
        try {
            return object.etagIsMd5()
                    && content.md5Etag(object.isMultipart() ? partSize : 0).equals(object.etag());
        } catch (UncheckedIOException e) {
            throw new StorageException(
                    StorageException.Remedy.RETRY, "IO_ERROR", "The file can no longer be read to verify it", e);
        }
    }
}
