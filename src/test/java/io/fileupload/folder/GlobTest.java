package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "*.txt, a.txt, true",
        "*.txt, deep/down/a.txt, true",
        "*.txt, a.TXT, false",
        "*.txt, .txt, true",
        "*, .hidden, true",
        "*, sub/.hidden, true",
        "a*c, abc, true",
        "a*c, ab/c, false",
        "?.txt, a.txt, true",
        "?.txt, ab.txt, false",
        "a?b.txt, a/b.txt, false",
        "**, sub/a.txt, true",
        "a**b, axxb, true",
        "a.c, abc, false",
        "a+(b)|c^$, a+(b)|c^$, true",
        "a}b]c, a}b]c, true",
        "日本*, x/日本語, true",
    })
    void matchesNameInAnySubfolder(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "/a.txt, a.txt, true",
        "/a.txt, sub/a.txt, false",
        "/*.txt, sub/a.txt, false",
        "sub/*.txt, sub/a.txt, true",
        "sub/*.txt, sub/deep/a.txt, false",
        "sub/*.txt, other/sub/a.txt, false",
        "sub?a, sub/a, false",
        "a/[!b]c, a//c, false",
    })
    void withSlashMatchesPathRelativeToFolder(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "**/*.txt, a.txt, true",
        "**/*.txt, b/a.txt, true",
        "**/*.txt, b/c/a.txt, true",
        "**/*.txt, b/c/a.csv, false",
        "/**/*.txt, a.txt, true",
        "**/x/*, x/a, true",
        "**/x/*, b/x/a, true",
        "**/x/*, bx/a, false",
        "a/**, a/b, true",
        "a/**, a/b/c/.d, true",
        "a/**, a, false",
        "a/**, ab/c, false",
        "a/**, b/a/c, false",
        "/**, a/b, true",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a/**/b, a/xb, false",
        "a/**/b, ab, false",
        "a/**/**/b, a/b, true",
        "**/a/**/b, x/a/y/b, true",
        "a/x**/b, a/xyz/b, true",
        "a/x**/b, a/x/y/b, false",
        "a/***/b, a/x/b, true",
        "a/***/b, a/x/y/b, false",
    })
    void doubleStarStandsForAnyNumberOfFolders(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "[a-c] b true",
                "[a-c] d false",
                "[a-c] B false",
                "[!a-c] d true",
                "[!a-c] b false",
                "[^a] ^ true",
                "[^a] b false",
                "[]a] ] true",
                "[!]a] ] false",
                "[a-] - true",
                "[-a] - true",
                "[\\]] ] true",
                "[\\!a] ! true",
                "[a\\-c] b false",
                "[a&&b] & true",
                "[[:] [ true",
                "[.] x false",
                "[+-9]x .x true",
                "a[+-9]b a/b false",
                "/a[+-9]b a/b false",
                "/a[!x]b a/b false",
                "[😀-😂] 😁 true",
                "[a-c]* .a false",
            })
    void classesMatchOneCharacterButNeverSlash(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.{txt,csv} x/a.csv true",
                "*.{txt,csv} a.pdf false",
                "{a,b{c,d}}e bde true",
                "{a,b{c,d}}e be false",
                "a{,b} a true",
                "a{} a true",
                "{a,b}{c,d} bc true",
                "{x/**,y}/z x/a/b/z true",
                "{x/**,y}/z y/z true",
                "{a/**,b} a/b/c true",
                "{x,y/z}.txt y/z.txt true",
                "{x,y/z}.txt q/x.txt false",
                "a,b a,b true",
                "\\{a,b\\} {a,b} true",
                "{a\\,b,c} a,b true",
                "..,a ..,a true",
                "x{..,y} x.. true",
            })
    void bracesMatchAnyAlternative(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "\\*, *, true",
        "\\*, a, false",
        "\\?, ?, true",
        "\\[a], [a], true",
        "\\\\, \\, true",
        "\\a, a, true",
        "\\d, 1, false"
    })
    void backslashTakesNextCharacterLiterally(String glob, String path, boolean matches) {
        assertThat(Glob.compile(glob).matches(path)).isEqualTo(matches);
    }

    @Test
    @Tag("fault-15")
    void matchesNewlineLikeAnyCharacter() {
        assertThat(Glob.compile("*.txt").matches("a\nb.txt")).isTrue();
        assertThat(Glob.compile("a?b.txt").matches("a\nb.txt")).isTrue();
        assertThat(Glob.compile("[!x]").matches("\n")).isTrue();
        assertThat(Glob.compile("d/**").matches("d/a\n/\nb")).isTrue();
        assertThat(Glob.compile("**/c").matches("a\nb/c")).isTrue();
        assertThat(Glob.compile("a").matches("a\n")).isFalse();
    }

    @Test
    void questionMarkMatchesOneSupplementaryCharacter() {
        assertThat(Glob.compile("?").matches("😀")).isTrue();
        assertThat(Glob.compile("??").matches("😀")).isFalse();
        assertThat(Glob.compile("😀*").matches("😀x")).isTrue();
    }

    @Test
    @Tag("fault-16")
    void doesNotNormaliseCharacters() {
        assertThat(Glob.compile("\u00e9").matches("e\u0301")).isFalse();
        assertThat(Glob.compile("\u00e9").matches("\u00e9")).isTrue();
    }

    @Test
    @Tag("fault-64")
    void explodingGlobTakesLinearTime() {
        Glob glob = Glob.compile("*a*a*a*a*a*a*a*a*a*a*a*a*a*ab");
        String name = "a".repeat(10_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(glob.matches(name)).isFalse();
            assertThat(glob.matches(name + "b")).isTrue();
        });
    }

    @Test
    @Tag("fault-64")
    void largestGlobsStaySmallAndFast() {
        String braces = "{a,b}".repeat(204);
        String folders = "**/".repeat(341);
        String classes = "[!a-z]".repeat(170);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(Glob.compile(braces).matches("a".repeat(204))).isTrue();
            assertThat(Glob.compile(braces).matches("a".repeat(255))).isFalse();
            assertThat(Glob.compile(folders + "x").matches("a/".repeat(2000) + "y"))
                    .isFalse();
            assertThat(Glob.compile(classes).matches("1".repeat(170))).isTrue();
            assertThat(Glob.compile("*".repeat(1024)).matches("a".repeat(255))).isTrue();
        });
    }
}
