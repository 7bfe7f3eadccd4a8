package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartSizeTest {
    private static final long MIB = 1L << 20;
    private static final long CHUNK = 5 * MIB;

    @ParameterizedTest
    @CsvSource({"1", "5242880", "5242881", "52428800000"})
    void isTheChunkSizeAsLongAsTenThousandPartsSuffice(long size) {
        assertThat(PartSize.of(size, CHUNK)).isEqualTo(CHUNK);
    }

    @Test
    void growsWithTheFirstByteTooMany() {
        long size = 10_000 * CHUNK + 1;

        assertThat(PartSize.of(size, CHUNK)).isEqualTo(CHUNK + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {52_428_800_001L, 1L << 40, 5L << 40, 50_000_000_000_000L})
    void neverNeedsMoreThanTenThousandParts(long size) {
        long partSize = PartSize.of(size, CHUNK);

        assertThat(PartSize.count(size, partSize)).isBetween(9_990L, 10_000L);
        assertThat(partSize * PartSize.count(size, partSize)).isGreaterThanOrEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(longs = {5L << 40, 50_000_000_000_000L})
    void staysBelowTheLargestPartThatS3Takes(long size) {
        assertThat(PartSize.of(size, CHUNK)).isLessThanOrEqualTo(5L << 30);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5242880, 1", "5242881, 2", "12582912, 3"})
    void countsAStartedPartAsAPart(long size, long parts) {
        assertThat(PartSize.count(size, CHUNK)).isEqualTo(parts);
    }
}
