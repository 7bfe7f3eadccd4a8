package io.fileupload.storage;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.util.Optional;
import java.util.stream.LongStream;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncRequestBodySplitConfiguration;
import software.amazon.awssdk.core.async.CloseableAsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;

/** Part of an open file as the body of a request; read anew for each try. */
record FileSlice(AsynchronousFileChannel channel, long from, long length) implements CloseableAsyncRequestBody {

    @Override
    public Optional<Long> contentLength() {
        return Optional.of(length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        SliceReading reading = new SliceReading(channel, from, length, subscriber);
        subscriber.onSubscribe(reading);
        reading.endIfEmpty();
    }

    @Override
    public SdkPublisher<AsyncRequestBody> split(AsyncRequestBodySplitConfiguration split) {
        return splitCloseable(split).map(part -> part);
    }

    @Override
    public SdkPublisher<CloseableAsyncRequestBody> splitCloseable(AsyncRequestBodySplitConfiguration split) {
        long partSize = split.chunkSizeInBytes();
        return SdkPublisher.fromIterable(LongStream.range(0, PartSize.count(length, partSize))
                .mapToObj(part -> slice(part * partSize, partSize))
                .toList());
    }

    private CloseableAsyncRequestBody slice(long start, long partSize) {
        return new FileSlice(channel, from + start, Math.min(partSize, length - start));
    }

    /** The channel belongs to the {@link HeldFile}. */
    @Override
    public void close() {}
}
