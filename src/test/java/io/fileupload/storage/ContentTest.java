package io.fileupload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final long STREAMED = -1;
    private static final long IN_MEMORY = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', AAAAAA==, d41d8cd98f00b204e9800998ecf8427e",
        "123456789, y/Q5Jg==, 25f9e794323b453885f5181f1b624d0b"
    })
    void hasTheChecksumsThatTheStandardsGive(String text, String crc32, String md5) throws IOException {
        Path file = file(text);

        SourceContent streamed = SourceContent.read(file, text.length(), STREAMED);
        SourceContent inMemory = SourceContent.read(file, text.length(), IN_MEMORY);

        assertThat(streamed.crc32()).isEqualTo(crc32);
        assertThat(inMemory.crc32()).isEqualTo(crc32);
        assertThat(streamed.md5Etag(0)).isEqualTo(md5);
        assertThat(inMemory.md5Etag(0)).isEqualTo(md5);
    }

    @Test
    void neverReadsAgainWhatIsInMemory() throws IOException {
        Path file = file("123456789");
        SourceContent inMemory = SourceContent.read(file, 9, IN_MEMORY);

        Files.delete(file);

        assertThat(inMemory.md5Etag(0)).isEqualTo("25f9e794323b453885f5181f1b624d0b");
        assertThat(inMemory.md5Etag(4)).isEqualTo("393e928fcf5925fcbd3a06aaf20b2d38-3");
        assertThat(inMemory.md5Etag(1 << 20)).endsWith("-1");
    }

    @Test
    void keepsOnlySmallFilesInMemory() throws IOException {
        Path file = file("123456789");

        assertThat(SourceContent.read(file, 9, 9).bytes()).asString().isEqualTo("123456789");
        assertThat(SourceContent.read(file, 9, 8).bytes()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 10})
    @Tag("fault-3")
    @Tag("fault-4")
    void refusesAFileOfAnotherLength(long expected) throws IOException {
        Path file = file("123456789");

        assertThatThrownBy(() -> SourceContent.read(file, expected, STREAMED)).isInstanceOf(FileChangedException.class);
        assertThatThrownBy(() -> SourceContent.read(file, expected, IN_MEMORY))
                .isInstanceOf(FileChangedException.class);
    }

    @Test
    void makesTheEtagOfAMultipartUploadFromThatOfItsParts() throws IOException {
        // md5(md5("1234") + md5("5678") + md5("9")), computed with md5sum
        assertThat(Md5Etag.ofParts(file("123456789"), 4)).isEqualTo("393e928fcf5925fcbd3a06aaf20b2d38-3");
    }

    @ParameterizedTest
    @CsvSource({
        "25f9e794323b453885f5181f1b624d0b, true",
        "25f9e794323b453885f5181f1b624d0b-3, true",
        "25F9E794323B453885F5181F1B624D0B, false",
        "opaque, false",
        "25f9e794323b453885f5181f1b624d0b-, false"
    })
    void knowsWhichEtagsAreMadeOfMd5(String etag, boolean md5) {
        assertThat(Md5Etag.isMd5(etag)).isEqualTo(md5);
    }

    @Test
    void saysNothingOfItsBytesInALog() throws IOException {
        assertThat(SourceContent.read(file("secret"), 6, IN_MEMORY)).asString().doesNotContain("secret");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }
}
