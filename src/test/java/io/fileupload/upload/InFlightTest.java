package io.fileupload.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fileupload.folder.FileFilter;
import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceUnavailableException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InFlightTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final InFlight inFlight = new InFlight(3);

    @AfterEach
    void endWorkers() {
        workers.shutdownNow();
    }

    @Test
    void neverHasMoreInFlightThanItsLimit() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        for (int i = 0; i < 200; i++) {
            work(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
            });
        }
        inFlight.awaitAll();

        assertThat(most.get()).isBetween(1, 3);
        assertThat(running).hasValue(0);
    }

    @Test
    void stoppingInterruptsTheWorkAndWaitsUntilItHasEnded() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        work(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.set(true);
            }
        });
        started.await();

        inFlight.stop();

        assertThat(ended).isTrue();
    }

    @Test
    void doesNotBeginWorkAfterItWasStopped() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        inFlight.reserve();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(inFlight::stop, workers);
        await().until(InFlightTest::someoneIsStopping);

        inFlight.run(() -> begun.set(true));

        stopping.join();
        assertThat(begun).isFalse();
    }

    @Test
    void aFileThatStopsTheJobStopsTheBatch() throws Exception {
        JobCannotRunException gone = sourceGone();

        work(() -> {
            throw gone;
        });

        assertThatThrownBy(inFlight::awaitAll).isSameAs(gone);
        assertThatThrownBy(inFlight::reserve).isSameAs(gone);
    }

    @Test
    @Tag("fault-50")
    void aRefusedFileDoesNotHoldUpTheStop() {
        workers.shutdown();

        assertThatThrownBy(() -> inFlight.submit(workers, () -> {})).isInstanceOf(InterruptedException.class);

        assertThatCode(inFlight::stop).doesNotThrowAnyException();
    }

    @Test
    void leavesNoInterruptBehindForTheNextFileOfTheWorker() throws Exception {
        inFlight.reserve();
        inFlight.run(() -> Thread.currentThread().interrupt());

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void work(InFlight.Work work) throws Exception {
        inFlight.submit(workers, work);
    }

    private static boolean someoneIsStopping() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(InFlight.class.getName())
                        && frame.getMethodName().equals("stop"));
    }

    private static JobCannotRunException sourceGone() {
        try {
            new FolderScanner().scan(Path.of("/no/such/folder"), FileFilter.of(null, List.of()), entry -> {});
            throw new AssertionError("a folder that should not be there");
        } catch (SourceUnavailableException e) {
            return JobCannotRunException.because(e);
        }
    }
}
