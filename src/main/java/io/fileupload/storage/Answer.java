package io.fileupload.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for S3. */
final class Answer {

    private Answer() {}

    /** An interrupt cancels the call. */
    static <T> T await(CompletableFuture<T> future) throws ExecutionException, InterruptedException {
        return await(future, () -> {});
    }

    /** An interrupt cancels the call, once there is no harm in that. */
    static <T> T await(CompletableFuture<T> future, Runnable beforeCancel)
            throws ExecutionException, InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            beforeCancel.run();
            future.cancel(true);
            throw e;
        }
    }
}
