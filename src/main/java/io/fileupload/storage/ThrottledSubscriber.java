package io.fileupload.storage;

import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Hands on each buffer once its tokens have come, in order, and the end after the last one. */
final class ThrottledSubscriber implements Subscriber<ByteBuffer> {

    private final Subscriber<? super ByteBuffer> downstream;
    private final Bucket bucket;
    private final ScheduledExecutorService scheduler;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    ThrottledSubscriber(Subscriber<? super ByteBuffer> downstream, Bucket bucket, ScheduledExecutorService scheduler) {
        this.downstream = downstream;
        this.bucket = bucket;
        this.scheduler = scheduler;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        downstream.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        long wait = buffer.hasRemaining() ? bucket.consumeIgnoringRateLimits(buffer.remaining()) : 0;
        if (wait == 0 && last.isDone()) {
            downstream.onNext(buffer);
        } else {
            Executor later = task -> scheduler.schedule(task, wait, TimeUnit.NANOSECONDS);
            CompletableFuture<Void> due = CompletableFuture.runAsync(() -> {}, later);
            last = last.thenCombine(due, (before, now) -> null).thenRun(() -> downstream.onNext(buffer));
        }
    }

    @Override
    public void onError(Throwable failure) {
        last.whenComplete((done, ignored) -> downstream.onError(failure));
    }

    @Override
    public void onComplete() {
        last.whenComplete((done, failure) -> downstream.onComplete());
    }
}
