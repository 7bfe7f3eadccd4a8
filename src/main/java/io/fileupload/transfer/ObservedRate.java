package io.fileupload.transfer;

/** How fast a growing number grows, told by looking at it now and then. */
public final class ObservedRate {

    private final Throughput throughput = new Throughput();
    private long last = -1;

    /** Bytes a second over the last few seconds, now that there are so many. */
    public synchronized long after(long bytes) {
        if (last >= 0 && bytes > last) {
            throughput.add(bytes - last);
        }
        last = bytes;
        return throughput.bytesPerSecond();
    }
}
