package io.fileupload.storage;

import io.fileupload.s3.S3Feature;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The S3 in memory, seen as a server. */
final class InMemoryServer implements StoreFixture.Server {
    private static final int PLENTY = 1 << 30;

    private final InMemoryObjectStore store;
    private final Semaphore turns = new Semaphore(PLENTY);
    private final AtomicInteger failures = new AtomicInteger();

    InMemoryServer(InMemoryObjectStore store) {
        this.store = store;
        store.before(this::passes);
    }

    private void passes(S3Request request) throws StorageException, InterruptedException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw InMemoryObjectStore.fault(StorageFailure.S3_ERROR);
        }
        if (request.operation().carriesContent()) {
            turns.acquire();
        }
    }

    @Override
    public boolean has(S3Feature feature) {
        return feature != S3Feature.CHECKS_SIGNATURES;
    }

    @Override
    public List<String> sent() {
        return store.requests().stream()
                .filter(request -> request.operation().carriesContent())
                .map(InMemoryServer::line)
                .toList();
    }

    private static String line(S3Request request) {
        String part = request.part() == 0 ? "" : "?partNumber=" + request.part();
        return "PUT /%s/%s%s".formatted(request.bucket(), request.key(), part);
    }

    @Override
    public void forget() {
        store.forgetRequests();
    }

    @Override
    public void holdAfter(int sends) {
        turns.drainPermits();
        turns.release(sends);
    }

    @Override
    public void goOn() {
        turns.drainPermits();
        turns.release(PLENTY);
    }

    @Override
    public void dropConnections() {}

    @Override
    public void failNext(int count) {
        failures.set(count);
    }

    @Override
    public void corruptNext() {
        store.corruptNext();
    }
}
