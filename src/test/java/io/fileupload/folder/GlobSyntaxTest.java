package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobSyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ab[c 2 '['",
                "[ 0 '['",
                "[] 0 '['",
                "[!] 0 '['",
                "a[b- 1 '['",
                "x[a\\ 1 '['",
                "a{b,c 1 '{'",
                "{a,{b} 0 '{'",
                "ab\\ 2 '\\'",
                "x[z-a] 2 backward",
                "[a/b] 2 '/'",
                "logs/ 4 '/**'",
                "/ 0 '/'",
            })
    void refusesBadSyntaxWithPosition(String glob, int position, String word) {
        GlobSyntaxException e = refused(glob);

        assertThat(e.position()).isEqualTo(position);
        assertThat(e).hasMessageContaining(word).hasMessageEndingWith("position " + position);
    }

    @ParameterizedTest
    @Tag("fault-63")
    @CsvSource(
            delimiter = ' ',
            value = {".. 0", "../a 0", "/../a 1", "a/../b 2", "a/.. 2", "{..,a}/b 1", "{a,..}/b 3", "**/../a 3"})
    void refusesParentFolder(String glob, int position) {
        GlobSyntaxException e = refused(glob);

        assertThat(e.position()).isEqualTo(position);
        assertThat(e).hasMessageContaining("'..'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "...", "..a", "a..", "*..", "/a/..b"})
    void allowsDotsThatAreNotParentFolder(String glob) {
        assertThatCode(() -> Glob.compile(glob)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\0c", "ab\nc", "ab\u001bc", "ab\u007fc", "ab\u0085c"})
    void refusesControlCharacters(String glob) {
        assertThat(refused(glob).position()).isEqualTo(2);
    }

    @Test
    void refusesEmptyGlob() {
        assertThat(refused("")).hasMessageContaining("empty");
    }

    @Test
    void refusesGlobOverTheLimit() {
        assertThatCode(() -> Glob.compile("a".repeat(Glob.MAX_LENGTH))).doesNotThrowAnyException();
        assertThat(refused("a".repeat(Glob.MAX_LENGTH + 1)).position()).isEqualTo(Glob.MAX_LENGTH);
    }

    @Test
    void boundsNestedBraces() {
        String open = "{".repeat(16);
        String close = "}".repeat(16);

        assertThat(Glob.compile(open + "a" + close).matches("a")).isTrue();
        assertThat(refused("{" + open + "a" + close + "}").position()).isEqualTo(16);
    }

    private static GlobSyntaxException refused(String glob) {
        return catchThrowableOfType(GlobSyntaxException.class, () -> Glob.compile(glob));
    }
}
