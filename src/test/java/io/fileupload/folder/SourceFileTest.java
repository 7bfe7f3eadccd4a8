package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SourceFileTest {
    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new TestFolder(root);
    }

    @Test
    void readsWhatWasOpenedWhereverItsNamePointsByNow() throws Exception {
        folder.file("sub/a", "first");

        try (SourceFile file = SourceFile.open(root, "sub/a")) {
            Files.move(root.resolve("sub/a"), root.resolve("sub/b"));
            folder.file("sub/a", "second");

            assertThat(file.path()).hasContent("first");
        }
    }

    @Test
    @Tag("fault-2")
    void readsToTheEndWhatVanishedAfterOpening() throws Exception {
        folder.file("a", "content");

        try (SourceFile file = SourceFile.open(root, "a")) {
            Files.delete(root.resolve("a"));

            assertThat(file.path()).hasContent("content");
        }
    }

    @Test
    void hasTheVersionThatTheScanSaw() throws Exception {
        folder.file("sub/a", "content");

        try (SourceFile file = SourceFile.open(root, "sub/a")) {
            assertThat(file.version()).isEqualTo(folder.version("sub/a"));
            assertThat(file.isStill(file.version())).isTrue();
        }
    }

    @ParameterizedTest
    @Tag("fault-15")
    @Tag("fault-16")
    @ValueSource(
            strings = {
                " ",
                "new\nline",
                "😀",
                "back\\slash",
                "-rf",
                "50%25",
                "a+b#c?",
                ".dot",
                "caf\u00e9",
                "cafe\u0301",
                "\ufffd",
                "...",
                "sub dir/\u00e9/x"
            })
    void opensFilesOfAnyName(String name) throws Exception {
        folder.file(name, name);

        try (SourceFile file = SourceFile.open(root, name)) {
            assertThat(Files.readString(file.path())).isEqualTo(name);
        }
    }

    @Test
    @Tag("fault-21")
    void opensAndChecksFilesBelowMoreFoldersThanAPathCanName() throws Exception {
        folder.bash("for i in {1..30}; do d=$(printf 'd%.0s' {1..200}); mkdir $d; cd $d; done; echo -n x > a");
        String deep = ("d".repeat(200) + "/").repeat(30) + "a";

        try (SourceFile file = SourceFile.open(root, deep)) {
            assertThat(file.path()).hasContent("x");
            assertThat(file.isStill(file.version())).isTrue();
        }
        assertThat(folder.scan()).extracting(ScanEntry::path).containsExactly(deep);
        folder.bash("rm -rf d*");
    }

    @Test
    void refusesARelativeRoot() {
        assertThatThrownBy(() -> SourceFile.open(Path.of("src"), "main")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("fault-19")
    void tellsCaseTwinsApart() throws Exception {
        folder.file("a", "small");
        folder.file("A", "big");

        try (SourceFile small = SourceFile.open(root, "a");
                SourceFile big = SourceFile.open(root, "A")) {
            assertThat(small.path()).hasContent("small");
            assertThat(big.path()).hasContent("big");
        }
    }

    @Test
    @Tag("fault-1")
    void saysThatTheFileVanished() throws Exception {
        folder.file("file", "");

        assertRefused("gone", "VANISHED", "'gone' is not there any more");
        assertRefused("gone/a", "VANISHED", "'gone/a' is not there any more");
        assertRefused("file/a", "VANISHED", "'file/a' is not there any more");
        Files.createDirectory(root.resolve("folder"));
        assertRefused("folder", "VANISHED", "'folder' is a folder now");
    }

    @Test
    @Tag("fault-10")
    void neverFollowsASymlink() throws Exception {
        folder.link("passwd", Path.of("/etc/passwd"));
        folder.link("etc", Path.of("/etc"));
        Files.createDirectory(root.resolve("sub"));
        folder.link("sub/up", root);

        assertRefused("passwd", "SYMLINK", "symbolic link");
        assertRefused("etc/passwd", "SYMLINK", "symbolic link");
        assertRefused("sub/up/passwd", "SYMLINK", "symbolic link");
    }

    @Test
    @Tag("fault-11")
    void refusesARootThatBecameASymlink() throws Exception {
        folder.file("real/a", "");
        folder.link("root", root.resolve("real"));

        assertThatThrownBy(() -> SourceFile.open(root.resolve("root"), "a"))
                .isInstanceOfSatisfying(
                        SourceFileException.class, e -> assertThat(e.code()).isEqualTo("SYMLINK"))
                .hasMessageNotContaining(root.toString());
    }

    @Test
    @Tag("fault-8")
    void neverOpensAPipeOrDevice() throws Exception {
        Process writer = new ProcessBuilder(
                        "bash", "-c", "echo x > \"$0\"", folder.fifo("pipe").toString())
                .start();

        assertRefused("pipe", "SPECIAL_FILE", "pipe, socket or device");

        assertThat(writer.isAlive()).isTrue();
        writer.destroyForcibly();
        assertThatThrownBy(() -> SourceFile.open(Path.of("/dev"), "null"))
                .isInstanceOfSatisfying(
                        SourceFileException.class, e -> assertThat(e.code()).isEqualTo("SPECIAL_FILE"));
    }

    @Test
    @Tag("fault-6")
    void saysThatTheFileIsUnreadable() throws Exception {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = folder.file("a", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

        SourceFileException e = Unprivileged.call(() -> refused("a"));

        assertThat(e.code()).isEqualTo("UNREADABLE");
        assertThat(e).hasMessage("'a' cannot be read: permission denied");
    }

    @ParameterizedTest
    @Tag("fault-62")
    @ValueSource(strings = {"", "..", "../a", "a/../b", "a/..", "./a", "/etc/passwd", "a//b", "a/", "a\0b", "\ud800"})
    void refusesPathsThatCouldLeadOutside(String path) {
        assertThatThrownBy(() -> SourceFile.open(root, path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("fault-69")
    void keepsMessagesOnOneLine() {
        assertRefused("a\r\n\u001b[2J", "VANISHED", "'a\\x0d\\x0a\\x1b[2J' is not there any more");
    }

    @Test
    void leaksNoDescriptorWhetherOpeningSucceedsOrFails() throws Exception {
        folder.file("sub/a", "x");
        folder.link("link", root);
        folder.fifo("pipe");
        long before = TestFolder.openDescriptors();

        for (int i = 0; i < 2000; i++) {
            try (SourceFile file = SourceFile.open(root, "sub/a")) {
                assertThat(file.isStill(file.version())).isTrue();
            }
            for (String bad : new String[] {"sub/gone", "gone/a", "link/sub/a", "pipe", "sub", "sub/a/b"}) {
                refused(bad);
            }
        }

        assertThat(TestFolder.openDescriptors()).isLessThan(before + 50);
    }

    @Test
    void closingTwiceDoesNotCloseAnotherFile() throws Exception {
        folder.file("a", "a");
        folder.file("b", "b");
        SourceFile first = SourceFile.open(root, "a");
        first.close();

        try (SourceFile second = SourceFile.open(root, "b")) {
            first.close();

            assertThat(second.path()).hasContent("b");
        }
    }

    @Test
    @Tag("fault-11")
    void neverReadsAnOutsideByteWhileAParentIsSwappedForASymlink() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        new TestFolder(outside).file("sub/a", "outside");
        Path source = Files.createDirectory(root.resolve("source"));
        new TestFolder(source).file("swapped/sub/a", "inside");
        int read = 0;

        try (Swapper swapper = Swapper.of(source.resolve("swapped"), outside)) {
            for (int i = 0; i < 10_000; i++) {
                read += readsInside(source) ? 1 : 0;
            }
            assertThat(swapper.swaps()).isGreaterThan(100);
        }

        assertThat(read).isBetween(1, 9_999);
    }

    private static boolean readsInside(Path source) throws IOException {
        try (SourceFile file = SourceFile.open(source, "swapped/sub/a")) {
            assertThat(Files.readString(file.path())).isEqualTo("inside");
            return true;
        } catch (SourceFileException e) {
            assertThat(e.code()).isIn("SYMLINK", "VANISHED");
            return false;
        }
    }

    private void assertRefused(String path, String code, String words) {
        SourceFileException e = refused(path);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageContaining(words).hasMessageNotContaining(root.toString());
    }

    private SourceFileException refused(String path) {
        return catchThrowableOfType(
                SourceFileException.class, () -> SourceFile.open(root, path).close());
    }
}
