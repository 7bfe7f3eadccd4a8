package io.fileupload.transfer;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes that S3 acknowledged for the files of one job that are in flight, and how fast they go. */
public final class JobProgress {

    private static final int FORGOTTEN_AFTER = 300;

    private final Map<Long, Acknowledged> inFlight = new ConcurrentHashMap<>();
    private final Throughput throughput = new Throughput();
    private final RateHistory rates = new RateHistory();
    private volatile int idleSamples;
    private long highest;

    /** Bytes acknowledged beyond what the database has counted. */
    public long unrecordedBytes() {
        return inFlight.values().stream().mapToLong(Acknowledged::unrecorded).sum();
    }

    /** Of these, what S3 holds as parts of files that are not complete. */
    public long unrecordedPartBytes() {
        return inFlight.values().stream()
                .filter(Acknowledged::inParts)
                .mapToLong(Acknowledged::unrecorded)
                .sum();
    }

    /** Bytes of the files in flight that S3 had from an attempt before. */
    public long resumedBytes() {
        return inFlight.values().stream().mapToLong(Acknowledged::resumed).sum();
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
        idleSamples = inFlight.isEmpty() ? idleSamples + 1 : 0;
    }

    /** Nothing of it was sent here for so long that the job goes on elsewhere, if at all. */
    boolean isForgotten() {
        return idleSamples > FORGOTTEN_AFTER;
    }

    /** The higher of this and what was shown before: progress is never shown going backward. */
    public synchronized long neverBackward(long completedBytes) {
        highest = Math.max(highest, completedBytes);
        return highest;
    }

    void stored(FileRecord file, long bytes) {
        throughput.add(bytes);
        add(file, bytes, 0);
    }

    /** S3 has them from before, so they say nothing of how fast it goes now. */
    void found(FileRecord file, long bytes) {
        add(file, bytes, bytes);
    }

    private void add(FileRecord file, long bytes, long resumed) {
        FileStatus status = file.status();
        Acknowledged more = new Acknowledged(bytes, resumed, status.completedBytes(), status.multipart() != null);
        inFlight.merge(file.id(), more, Acknowledged::plus);
    }

    /** The database has counted so much of it by now. */
    void recorded(FileRecord file, long bytes) {
        inFlight.computeIfPresent(
                file.id(), (id, before) -> new Acknowledged(before.bytes, before.resumed, bytes, before.inParts));
    }

    boolean isIdle() {
        return inFlight.isEmpty();
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

    /** Bytes of this file that S3 had from an attempt before. */
    long resumed(FileRecord file) {
        Acknowledged acknowledged = inFlight.get(file.id());
        return acknowledged == null ? 0 : acknowledged.resumed;
    }

    void settled(FileRecord file) {
        inFlight.remove(file.id());
    }

    private record Acknowledged(long bytes, long resumed, long recorded, boolean inParts) {

        Acknowledged plus(Acknowledged more) {
            return new Acknowledged(bytes + more.bytes, resumed + more.resumed, recorded, inParts);
        }

        long unrecorded() {
            return Math.max(0, bytes - recorded);
        }
    }
}
