package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFilterTest {
    @Test
    void acceptsEverythingWithoutPattern() {
        FileFilter filter = FileFilter.of(null, List.of());

        assertThat(filter.accepts("a/.b")).isTrue();
    }

    @Test
    void excludeWinsOverPattern() {
        FileFilter filter = FileFilter.of("*.txt", List.of("secret*", "tmp/**"));

        assertThat(filter.accepts("a.txt")).isTrue();
        assertThat(filter.accepts("a.csv")).isFalse();
        assertThat(filter.accepts("secret.txt")).isFalse();
        assertThat(filter.accepts("tmp/x/a.txt")).isFalse();
        assertThat(filter.accepts("x/tmp/a.txt")).isTrue();
    }

    @ParameterizedTest(name = "{0} enters {1}: {2}")
    @CsvSource({
        "node_modules/**, node_modules, false",
        "node_modules/**, a/node_modules, true",
        "node_modules/**, node_modules2, true",
        "**/node_modules/**, a/node_modules, false",
        "**/node_modules/**, node_modules, false",
        "/a/b/**, a/b, false",
        "/a/b/**, a, true",
        "*/x/**, y/x, false",
        "**/**, a, false",
        "/**, a, true",
        "a/*, a, true",
        "a, a, true",
    })
    void leavesOutFoldersOfWhichAllIsExcluded(String exclude, String folder, boolean enters) {
        FileFilter filter = FileFilter.of(null, List.of(exclude));

        assertThat(filter.enters(folder)).isEqualTo(enters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\{a/**", "a\\/**", "{a,b/**}", "{a,b}/**"})
    void readsFoldersWhenTheTextLeavesItsMeaningOpen(String exclude) {
        assertThat(FileFilter.of(null, List.of(exclude)).prunes()).isEmpty();
    }

    @Test
    void equalsByItsGlobs() {
        assertThat(FileFilter.of("*.a", List.of("b/**"))).isEqualTo(FileFilter.of("*.a", List.of("b/**")));
        assertThat(FileFilter.of("*.a", List.of())).isNotEqualTo(FileFilter.of("*.b", List.of()));
    }
}
