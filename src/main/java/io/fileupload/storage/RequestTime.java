package io.fileupload.storage;

import java.time.Duration;

/** How long one request may take: enough for a slow link, and for its share of a limited bandwidth. */
final class RequestTime {

    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

    private final Duration beside;
    private final long slowest;

    RequestTime(StorageSettings settings) {
        this.beside = settings.requestTimeout();
        this.slowest = slowest(settings);
    }

    Duration of(long bytes) {
        return beside.plusSeconds(bytes / slowest);
    }

    private static long slowest(StorageSettings settings) {
        int requests = settings.workers() * S3ClientConfiguration.PARTS_IN_FLIGHT;
        return settings.maxBandwidth() == null
                ? SLOWEST_BYTES_PER_SECOND
                : Math.max(1, Math.min(SLOWEST_BYTES_PER_SECOND, settings.maxBandwidth() / requests / 4));
    }
}
