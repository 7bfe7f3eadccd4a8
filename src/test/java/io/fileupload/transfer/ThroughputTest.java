package io.fileupload.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThroughputTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Throughput throughput = new Throughput(nanos::get);

    @Test
    void isNothingBeforeTheFirstByte() {
        assertThat(throughput.bytesPerSecond()).isZero();
    }

    @Test
    void countsTheFirstBytesAsThoseOfAWholeSecond() {
        throughput.add(500);

        assertThat(throughput.bytesPerSecond()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 10, 11, 25, 1000})
    void showsASteadyRateAsItIs(int seconds) {
        for (int tenths = 0; tenths < seconds * 10; tenths++) {
            throughput.add(100);
            pass(100);
        }

        assertThat(throughput.bytesPerSecond()).isCloseTo(1_000, withPercentage(10));
    }

    @Test
    void forgetsWhatWasLongAgo() {
        throughput.add(1_000_000);

        pass(12_000);

        assertThat(throughput.bytesPerSecond()).isZero();
    }

    @Test
    void losesNothingWhenManyAddAtOnce() {
        IntStream.range(0, 10_000).parallel().forEach(i -> throughput.add(3));

        assertThat(throughput.bytesPerSecond()).isEqualTo(30_000);
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
