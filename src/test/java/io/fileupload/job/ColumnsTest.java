package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.folder.FileVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-02T03:04:05.678901234Z", "1969-12-31T23:59:59.999999999Z", "+12026-01-01T00:00:00Z"})
    void keepsAVersionToTheNanosecond(Instant mtime) {
        FileVersion version = new FileVersion(Long.MAX_VALUE, mtime, "1767323045678901234/42 with space");

        assertThat(VersionColumn.parse(VersionColumn.format(version))).isEqualTo(version);
    }

    @Test
    void keepsAMissingVersionMissing() {
        assertThat(VersionColumn.parse(VersionColumn.format(null))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.678901234Z, 2026-01-02T03:04:05.678Z",
        "-5000-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "+20000-01-01T00:00:00Z, 9999-12-31T23:59:59Z"
    })
    void keepsTimestampsInMillisecondsAndInFourDigitYears(Instant instant, Instant kept) {
        assertThat(Timestamps.truncate(instant)).isEqualTo(kept);
    }

    @Test
    void keepsOptionsAsJson() {
        JobOptions options = new JobOptions(
                List.of("*.tmp", "\"quoted\""),
                Overwrite.NEVER,
                "STANDARD_IA",
                "aws:kms",
                "key",
                Map.of("tag", "värde"),
                Map.of("owner", "me"));
        JobOptionsConverter converter = new JobOptionsConverter();

        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(options)))
                .isEqualTo(options);
    }
}
