package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes that S3 acknowledged for the files of one job that are in flight, and how fast they go. */
public final class JobProgress {

    private final Map<Long, Acknowledged> inFlight = new ConcurrentHashMap<>();
    private final Throughput throughput = new Throughput();
    private final RateHistory rates = new RateHistory();
    private long highest;

    /** Bytes acknowledged beyond what the database has counted. */
    public long unrecordedBytes() {
        return inFlight.values().stream().mapToLong(Acknowledged::unrecorded).sum();
    }

    /** Bytes a second over the last few seconds. */
    public long bytesPerSecond() {
        return throughput.bytesPerSecond();
    }

    /** Bytes a second in each second of the last five minutes, oldest first. */
    public List<Long> rateHistory() {
        return rates.oldestFirst();
    }

    void sampleRate() {
        rates.add(throughput.bytesPerSecond());
    }

    /** The higher of this and what was shown before: progress is never shown going backward. */
    public synchronized long neverBackward(long completedBytes) {
        highest = Math.max(highest, completedBytes);
        return highest;
    }

    void stored(FileRecord file, long bytes) {
        throughput.add(bytes);
        found(file, bytes);
    }

    /** S3 has them from before, so they say nothing of how fast it goes now. */
    void found(FileRecord file, long bytes) {
        inFlight.merge(file.id(), new Acknowledged(bytes, file.status().completedBytes()), Acknowledged::plus);
    }

    /** Its parts are sent anew. */
    void restarted(FileRecord file) {
        inFlight.remove(file.id());
    }

    /** Bytes of this file that S3 has. */
    public long acknowledged(FileRecord file) {
        Acknowledged acknowledged = inFlight.get(file.id());
        return acknowledged == null ? file.status().completedBytes() : acknowledged.bytes;
    }

    void settled(FileRecord file) {
        inFlight.remove(file.id());
    }

    private record Acknowledged(long bytes, long recorded) {

        Acknowledged plus(Acknowledged more) {
            return new Acknowledged(bytes + more.bytes, recorded);
        }

        long unrecorded() {
            return Math.max(0, bytes - recorded);
        }
    }
}
