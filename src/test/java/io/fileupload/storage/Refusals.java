package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** How a put failed. */
final class Refusals {

    private Refusals() {}

    static StorageException of(CompletableFuture<StoredObject> put) {
        ExecutionException failed = assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(put::get)
                .actual();
        return (StorageException) Objects.requireNonNull(failed.getCause());
    }
}
