package io.fileupload.storage;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Reads a slice of a file as fast as its subscriber takes it, one piece at a time and never in the caller's thread. */
final class SliceReading implements Subscription, CompletionHandler<Integer, ByteBuffer> {

    private static final int PIECE = 64 * 1024;

    private final AsynchronousFileChannel channel;
    private final Subscriber<? super ByteBuffer> subscriber;
    private final long end;

    /** Written only by the one read that is under way. */
    private volatile long position;

    private long demand;
    private boolean reading;
    private boolean done;

    SliceReading(AsynchronousFileChannel channel, long from, long length, Subscriber<? super ByteBuffer> subscriber) {
        this.channel = channel;
        this.subscriber = subscriber;
        this.position = from;
        this.end = from + length;
    }

    void endIfEmpty() {
        if (position == end && finish()) {
            subscriber.onComplete();
        }
    }

    @Override
    public void request(long count) {
        if (count < 1) {
            fail(new IllegalArgumentException("asked for " + count));
        } else if (begin(count)) {
            read();
        }
    }

    /** @return whether to begin a read, since none is under way */
    private synchronized boolean begin(long count) {
        demand = Long.MAX_VALUE - demand < count ? Long.MAX_VALUE : demand + count;
        boolean begins = !done && !reading && position < end;
        reading |= begins;
        return begins;
    }

    private void read() {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - position));
        channel.read(piece, position, piece, this);
    }

    @Override
    public void completed(Integer count, ByteBuffer piece) {
        if (count <= 0) {
            fail(new FileChangedException(end, position));
            return;
        }
        position += count;
        if (isDone()) {
            return;
        }
        subscriber.onNext(piece.flip());
        if (position < end) {
            readOn();
        } else if (finish()) {
            subscriber.onComplete();
        }
    }

    private void readOn() {
        synchronized (this) {
            demand--;
            reading = demand > 0 && !done;
            if (!reading) {
                return;
            }
        }
        read();
    }

    @Override
    public void failed(Throwable failure, ByteBuffer piece) {
        fail(failure);
    }

    private void fail(Throwable failure) {
        if (finish()) {
            subscriber.onError(failure);
        }
    }

    @Override
    public void cancel() {
        finish();
    }

    /** @return false if it had ended before */
    private synchronized boolean finish() {
        boolean first = !done;
        done = true;
        return first;
    }

    private synchronized boolean isDone() {
        return done;
    }
}
