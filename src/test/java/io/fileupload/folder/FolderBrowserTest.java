package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBrowserTest {

    @TempDir
    Path temporary;

    private Path root;
    private FolderBrowser browser;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("root"));
        Files.createDirectories(root.resolve("B/inner"));
        Files.createDirectory(root.resolve("a"));
        Files.createFile(root.resolve("file.txt"));
        Files.createSymbolicLink(root.resolve("link"), temporary);
        browser = new FolderBrowser(new SourceRoots(new FolderSettings(List.of(root))));
    }

    @Test
    void beginsAtTheRoots() {
        assertThat(browser.top().subfolders()).containsExactly(root);
        assertThat(browser.top().folder()).isNull();
    }

    @Test
    void listsFoldersByNameWithoutLinks() {
        FolderListing listing = browser.list(root.toString());

        assertThat(listing.subfolders()).containsExactly(root.resolve("a"), root.resolve("B"));
        assertThat(listing.files()).isEqualTo(1);
        assertThat(listing.cut()).isFalse();
    }

    @Test
    void leadsUpNoFurtherThanTheRoot() {
        assertThat(browser.list(root.toString()).parent()).isNull();
        assertThat(browser.list(root.resolve("B").toString()).parent()).isEqualTo(root);
    }

    @Test
    void opensNothingOutsideOrThroughLinks() {
        assertThatThrownBy(() -> browser.list(temporary.toString())).isInstanceOf(SourceFolderRefusedException.class);
        assertThatThrownBy(() -> browser.list(root.resolve("link").toString()))
                .isInstanceOf(SourceFolderRefusedException.class);
    }

    @Test
    void leavesSystemFoldersOutWhereEveryFolderMayBeRead() {
        FolderBrowser everywhere = new FolderBrowser(new SourceRoots(new FolderSettings(List.of())));

        assertThat(everywhere.top().folder()).isEqualTo(Path.of("/"));
        assertThat(everywhere.top().subfolders())
                .isNotEmpty()
                .doesNotContain(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));
    }
}
