package io.fileupload.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body as far as it is taken in: 64 KiB, and ten seconds. */
final class RequestBody {

    static final int MAX_BYTES = 64 * 1024;

    /** What is over is thrown away up to here, so that a client that still sends gets to see the answer. */
    private static final int MAX_DRAINED = 2 * 1024 * 1024;

    private static final long MAX_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int PIECE = 8 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;
    private boolean inTime = true;

    static RequestBody read(InputStream in) throws IOException {
        RequestBody body = new RequestBody();
        body.readAll(in);
        return body;
    }

    private void readAll(InputStream in) throws IOException {
        long start = System.nanoTime();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0 && size < MAX_DRAINED && inTime; read = in.read(piece)) {
            size += read;
            kept.write(piece, 0, size > MAX_BYTES ? 0 : read);
            inTime = System.nanoTime() - start <= MAX_NANOS;
        }
    }

    boolean isTooLarge() {
        return size > MAX_BYTES;
    }

    boolean isTooSlow() {
        return !inTime;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
