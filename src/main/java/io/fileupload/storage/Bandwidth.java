package io.fileupload.storage;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps all requests together within so many bytes a second, if there is a limit: every piece of a body waits for its
 * tokens, which a thread of its own hands out.
 */
final class Bandwidth implements ExecutionInterceptor, AutoCloseable {

    private static final Duration BURST = Duration.ofMillis(200);

    private final ScheduledExecutorService tokens =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("bandwidth-"));
    private final @Nullable Bucket bucket;
    private volatile long bytesPerSecond;

    /** @param bytesPerSecond null for no limit */
    Bandwidth(@Nullable Long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond == null ? 0 : bytesPerSecond;
        this.bucket = bytesPerSecond == null
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst(bytesPerSecond))
                                .refillGreedy(burst(bytesPerSecond), BURST)
                                .initialTokens(0))
                        .build();
    }

    /** The limit as it is now, if there is one. */
    OptionalLong bytesPerSecond() {
        return bucket == null ? OptionalLong.empty() : OptionalLong.of(bytesPerSecond);
    }

    /** Changes the limit, if there is one, also for what is under way; pieces that wait keep their turn. */
    void limit(long newBytesPerSecond) {
        if (bucket != null) {
            bytesPerSecond = newBytesPerSecond;
            long burst = burst(newBytesPerSecond);
            BucketConfiguration configuration = BucketConfiguration.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(burst, BURST))
                    .build();
            bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
        }
    }

    private static long burst(long bytesPerSecond) {
        return Math.max(1, bytesPerSecond * BURST.toMillis() / 1_000);
    }

    @Override
    public Optional<AsyncRequestBody> modifyAsyncHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Bucket limited = bucket;
        return limited == null
                ? context.asyncRequestBody()
                : context.asyncRequestBody().map(body -> new Throttled(body, limited));
    }

    @Override
    public void close() {
        tokens.shutdownNow();
    }

    /** A body that is sent no faster than its tokens come. */
    private final class Throttled implements AsyncRequestBody {

        private final AsyncRequestBody body;
        private final Bucket limited;

        Throttled(AsyncRequestBody body, Bucket limited) {
            this.body = body;
            this.limited = limited;
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
            body.subscribe(new ThrottledSubscriber(subscriber, limited, tokens));
        }
    }
}
