package io.fileupload.storage;

import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps all requests together within so many bytes a second: every piece of a body waits for its tokens. */
final class Bandwidth implements ExecutionInterceptor {

    private static final Duration BURST = Duration.ofMillis(200);

    private final Bucket bucket;
    private final ScheduledExecutorService scheduler;

    Bandwidth(long bytesPerSecond, ScheduledExecutorService scheduler) {
        long burst = Math.max(1, bytesPerSecond * BURST.toMillis() / 1_000);
        this.bucket = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(burst, BURST).initialTokens(0))
                .build();
        this.scheduler = scheduler;
    }

    @Override
    public Optional<AsyncRequestBody> modifyAsyncHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.asyncRequestBody().map(Throttled::new);
    }

    /** A body that is sent no faster than its tokens come. */
    private final class Throttled implements AsyncRequestBody {

        private final AsyncRequestBody body;

        Throttled(AsyncRequestBody body) {
            this.body = body;
        }

        @Override
        public Optional<Long> contentLength() {
            return body.contentLength();
        }

        @Override
        public String contentType() {
            return body.contentType();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            body.subscribe(new ThrottledSubscriber(subscriber, bucket, scheduler));
        }
    }
}
