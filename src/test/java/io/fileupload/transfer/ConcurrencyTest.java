package io.fileupload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault-32")
class ConcurrencyTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Concurrency concurrency = new Concurrency(8, () -> now);

    @Test
    void halvesWhenAskedToSlowDown() {
        concurrency.slowDown();

        assertThat(concurrency.limit()).isEqualTo(4);
    }

    @Test
    void takesABurstOfRefusalsForOne() {
        IntStream.range(0, 20).forEach(i -> concurrency.slowDown());

        assertThat(concurrency.limit()).isEqualTo(4);
    }

    @Test
    void neverFallsBelowOne() {
        for (int i = 0; i < 20; i++) {
            concurrency.slowDown();
            now += SECOND;
        }

        assertThat(concurrency.limit()).isEqualTo(1);
    }

    @Test
    void growsByOneForAsManySuccesses() {
        concurrency.slowDown();

        IntStream.range(0, 5).forEach(i -> concurrency.succeeded());

        assertThat(concurrency.limit()).isEqualTo(5);
    }

    @Test
    void neverGrowsOverWhatIsConfigured() {
        IntStream.range(0, 100).forEach(i -> concurrency.succeeded());

        assertThat(concurrency.limit()).isEqualTo(8);
    }
}
