package io.fileupload.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How fast a job went in each of the last five minutes' seconds, for charts. */
final class RateHistory {

    private static final int SECONDS = 300;

    private final Deque<Long> rates = new ArrayDeque<>(SECONDS);

    synchronized void add(long bytesPerSecond) {
        if (rates.size() == SECONDS) {
            rates.removeFirst();
        }
        rates.addLast(bytesPerSecond);
    }

    synchronized List<Long> oldestFirst() {
        return List.copyOf(rates);
    }
}
