package io.fileupload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.folder.FileVersion;
import io.fileupload.job.JobOptions;
import io.fileupload.job.Overwrite;
import io.fileupload.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectMetadataTest {
    private static final FileVersion VERSION = new FileVersion(7, Instant.ofEpochSecond(1_700_000_000, 5), "1/1");

    @ParameterizedTest
    @CsvSource({
        "1700000000, 0, 1700000000",
        "1700000000, 123456789, 1700000000.123456789",
        "1700000000, 500000000, 1700000000.5",
        "1700000000, 1, 1700000000.000000001",
        "0, 0, 0",
        "0, 1, 0.000000001",
        "-1, 0, -1",
        "-1, 750000000, -0.25",
        "-2, 999999999, -1.000000001",
        "253402300799, 0, 253402300799"
    })
    void writesTheModificationTimeAsDecimalSeconds(long seconds, long nanos, String text) {
        assertThat(ObjectMetadata.mtime(Instant.ofEpochSecond(seconds, nanos))).isEqualTo(text);
    }

    @Test
    void addsTheModificationTimeToTheMetadataOfTheJob() {
        JobOptions options =
                new JobOptions(List.of(), Overwrite.ALWAYS, null, null, null, Map.of(), Map.of("owner", "me"));

        assertThat(ObjectMetadata.of(options, VERSION))
                .containsOnly(Map.entry("owner", "me"), Map.entry("mtime", "1700000000.000000005"));
    }

    @Test
    void knowsAnObjectByTheSizeAndModificationTimeOfItsFile() {
        assertThat(ObjectMetadata.isOf(object(7, "1700000000.000000005"), VERSION))
                .isTrue();
        assertThat(ObjectMetadata.isOf(object(8, "1700000000.000000005"), VERSION))
                .isFalse();
        assertThat(ObjectMetadata.isOf(object(7, "1700000000"), VERSION)).isFalse();
        assertThat(ObjectMetadata.isOf(new StoredObject(7, null, true, null, Map.of()), VERSION))
                .isFalse();
    }

    private static StoredObject object(long size, String mtime) {
        return new StoredObject(size, "etag", true, null, Map.of("mtime", mtime));
    }
}
