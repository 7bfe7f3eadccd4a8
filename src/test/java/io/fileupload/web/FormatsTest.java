package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats format = new Formats();

    @Test
    void writesBytesInTheLargestUnitThatFits() {
        assertThat(format.bytes(0)).isEqualTo("0 B");
        assertThat(format.bytes(1023)).isEqualTo("1023 B");
        assertThat(format.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(format.bytes(5L << 40)).isEqualTo("5.0 TiB");
    }

    @Test
    void writesDurationsInTwoUnits() {
        assertThat(format.duration(59)).isEqualTo("59 s");
        assertThat(format.duration(125)).isEqualTo("2 min 5 s");
        assertThat(format.duration(3_720)).isEqualTo("1 h 2 min");
        assertThat(format.duration(190_000)).isEqualTo("2 d 4 h");
    }

    @Test
    void writesTimesInUtc() {
        assertThat(format.time(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02 03:04:05 UTC");
        assertThat(format.time(null)).isEmpty();
    }
}
