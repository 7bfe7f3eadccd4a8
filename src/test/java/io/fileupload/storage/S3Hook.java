package io.fileupload.storage;

/**
 * What happens around a request. A {@link StorageException} is a fault of that request; anything unchecked leaves the
 * store as it is thrown, as a crash would.
 */
@FunctionalInterface
public interface S3Hook {

    S3Hook NONE = request -> {};

    void on(S3Request request) throws StorageException, InterruptedException;
}
