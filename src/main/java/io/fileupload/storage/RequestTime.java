package io.fileupload.storage;

import java.time.Duration;
import java.util.OptionalLong;

/** How long one request may take: enough for a slow link, and for its share of a limited bandwidth. */
final class RequestTime {

    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

    private final Bandwidth bandwidth;
    private final Duration beside;
    private final int requests;

    RequestTime(Bandwidth bandwidth, StorageSettings settings) {
        this.bandwidth = bandwidth;
        this.beside = settings.requestTimeout();
        this.requests = settings.requests() + settings.workers() * settings.partsAtOnce();
    }

    Duration of(long bytes) {
        return beside.plusSeconds(bytes / slowest());
    }

    private long slowest() {
        OptionalLong limit = bandwidth.bytesPerSecond();
        return limit.isEmpty()
                ? SLOWEST_BYTES_PER_SECOND
                : Math.max(1, Math.min(SLOWEST_BYTES_PER_SECOND, limit.getAsLong() / requests / 4));
    }
}
