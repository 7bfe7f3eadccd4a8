package io.fileupload.storage;

import static io.fileupload.storage.StorageFailure.CONNECTION_FAILED;
import static io.fileupload.storage.StorageFailure.S3_ERROR;
import static io.fileupload.storage.StorageFailure.SLOW_DOWN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Between the store and its S3 in memory: notes each request, calls the hooks, and tries again what the SDK would. */
final class InMemoryWire {
    private static final int ATTEMPTS = 4;

    private final List<S3Request> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile S3Hook before = S3Hook.NONE;
    private volatile S3Hook after = S3Hook.NONE;

    void before(S3Hook hook) {
        before = hook;
    }

    void after(S3Hook hook) {
        after = hook;
    }

    List<S3Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void forget() {
        requests.clear();
    }

    <T> T send(S3Request request, Runnable slowDown, Effect<T> effect) throws StorageException, InterruptedException {
        for (int attempt = 1; true; attempt++) {
            try {
                return sendOnce(request, effect);
            } catch (StorageException e) {
                if (e.failure() == SLOW_DOWN) {
                    slowDown.run();
                }
                if (attempt == ATTEMPTS || !isTriedAgain(request, e.failure())) {
                    throw e;
                }
            }
        }
    }

    private <T> T sendOnce(S3Request request, Effect<T> effect) throws StorageException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        requests.add(request);
        before.on(request);
        T answer = effect.happen();
        after.on(request);
        return answer;
    }

    /** What was not answered may have been done, so an object is never sent again blindly. */
    private static boolean isTriedAgain(S3Request request, StorageFailure failure) {
        boolean unanswered = failure == CONNECTION_FAILED && request.operation() != S3Operation.PUT_OBJECT;
        return failure == S3_ERROR || failure == SLOW_DOWN || unanswered;
    }

    /** What S3 does. */
    @FunctionalInterface
    interface Effect<T> {
        T happen() throws StorageException;
    }
}
