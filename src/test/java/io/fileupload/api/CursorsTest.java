package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.folder.FileVersion;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileView;
import io.fileupload.job.JobCursor;
import io.fileupload.request.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @ParameterizedTest
    @ValueSource(strings = {"a", "with space/and+plus", "line\nbreak", "😀", "caf\u00e9", "cafe\u0301", "a:b", "%00"})
    void leadsBackToTheSamePath(String path) {
        FileRecord file = FileRecord.pending("job", path, new FileVersion(1, NOW, "1/1"));

        String cursor = Cursors.after(new FileView(file, NOW, NOW));

        assertThat(Cursors.path(cursor)).isEqualTo(path);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void leadsBackToTheSameJob() {
        JobCursor expected = new JobCursor(NOW, "my:id");

        assertThat(Cursors.job(encoded(NOW.toEpochMilli() + ":my:id"))).isEqualTo(expected);
    }

    @Test
    void beginsAtTheBeginningWithoutACursor() {
        assertThat(Cursors.job(null)).isNull();
        assertThat(Cursors.path(null)).isEmpty();
        assertThat(Cursors.run(null)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "YQ", "MTIzNDU2", "OjE", "%"})
    void refusesACursorOfNoJob(String cursor) {
        assertThatThrownBy(() -> Cursors.job(cursor))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("cursor is not a cursor of this list");
    }

    @Test
    void leadsBackToTheSameRun() {
        assertThat(Cursors.run(encoded("4711"))).isEqualTo(4711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "YQ", "LTE", "MS41", "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ", "%"})
    void refusesACursorOfNoRun(String cursor) {
        assertThatThrownBy(() -> Cursors.run(cursor))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("cursor is not a cursor of this list");
    }

    @Test
    void refusesACursorWithANulByte() {
        assertThatThrownBy(() -> Cursors.path(encoded("a\0b"))).isInstanceOf(InvalidRequestException.class);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
