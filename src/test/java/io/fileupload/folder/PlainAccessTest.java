package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What systems other than Linux get. */
@Timeout(60)
class PlainAccessTest {
    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        root = root.toRealPath();
        folder = new TestFolder(root);
    }

    @Test
    void readsAFile() throws Exception {
        folder.file("sub/a", "content");

        try (PlainFile file = PlainFile.open(root, "sub/a")) {
            assertThat(file.path()).hasContent("content");
            assertThat(file.version()).isEqualTo(folder.version("sub/a")).isEqualTo(file.versionByName());
        }
    }

    @Test
    @Tag("fault-10")
    void refusesLinks() throws Exception {
        folder.file("real/a", "");
        folder.link("link", root.resolve("real"));
        folder.link("real/passwd", Path.of("/etc/passwd"));

        assertRefused("link/a", "SYMLINK");
        assertRefused("real/passwd", "SYMLINK");
    }

    @Test
    @Tag("fault-8")
    void neverOpensAPipe() {
        folder.fifo("pipe");

        assertRefused("pipe", "SPECIAL_FILE");
    }

    @Test
    @Tag("fault-1")
    void saysThatTheFileVanished() {
        assertRefused("gone", "VANISHED");
    }

    @Test
    void walksAFolderWithoutFollowingLinks() throws Exception {
        folder.file("sub/a", "");
        folder.link("loop", root);
        List<String> seen = new ArrayList<>();
        Consumer<ScanEntry> sink = entry -> seen.add(entry.path());

        try (FolderWalk walk = new FolderWalk(new ScanReport(FileFilter.of(null, List.of()), sink))) {
            walk.from(PlainFolder.of(root));
        }

        assertThat(seen).containsExactlyInAnyOrder("sub/a", "loop");
    }

    @Test
    void refusesFoldersThatAreNone() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), root);
        folder.file("file", "");
        PlainFolder plain = PlainFolder.of(root);

        assertThatThrownBy(() -> plain.subfolder("link", "link")).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> plain.subfolder("file", "file")).hasMessageContaining("not there");
    }

    private void assertRefused(String path, String code) {
        assertThatThrownBy(() -> openPlain(path).close())
                .isInstanceOfSatisfying(
                        SourceFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private PlainFile openPlain(String path) throws SourceFileException {
        try {
            return PlainFile.open(root, path);
        } catch (IOException e) {
            throw SourceFileException.forFile(path, e);
        }
    }
}
