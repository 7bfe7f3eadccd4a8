package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderScannerTest {
    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new TestFolder(root);
    }

    @Test
    void findsFilesInAllSubfoldersHiddenOnesIncluded() throws Exception {
        folder.file("a.txt", "12345");
        folder.file(".hidden", "");
        folder.file("sub/.git/deep.txt", "1");
        Files.createDirectories(root.resolve("empty/empty"));

        List<ScanEntry> entries = folder.scan();

        assertThat(entries).hasOnlyElementsOfType(ScanEntry.Found.class);
        assertThat(entries)
                .extracting(ScanEntry::path)
                .containsExactlyInAnyOrder("a.txt", ".hidden", "sub/.git/deep.txt");
        assertThat(folder.version("a.txt").size()).isEqualTo(5);
    }

    @Test
    void reportsOnlyWhatPassesTheFilter() throws Exception {
        folder.file("a.txt", "");
        folder.file("a.csv", "");
        folder.file("tmp/b.txt", "");
        folder.link("link.txt", root.resolve("a.txt"));
        folder.link("link.csv", root.resolve("a.csv"));

        List<ScanEntry> entries = folder.scan(FileFilter.of("*.txt", List.of("tmp/**")));

        assertThat(entries).extracting(ScanEntry::path).containsExactlyInAnyOrder("a.txt", "link.txt");
    }

    @Test
    void keepsNanosecondsOfTheModificationTime() throws Exception {
        Instant mtime = Instant.parse("2023-12-01T10:00:00.123456789Z");
        Files.setLastModifiedTime(folder.file("a", ""), FileTime.from(mtime));

        assertThat(folder.version("a").mtime()).isEqualTo(mtime);
    }

    @Test
    @Tag("fault-8")
    void skipsPipesSocketsAndDevicesWithoutOpeningThem() throws Exception {
        Process writer = new ProcessBuilder(
                        "bash", "-c", "echo x > \"$0\"", folder.fifo("pipe").toString())
                .start();
        folder.link("device", Path.of("/dev/null"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));

            List<ScanEntry> entries = folder.scan(FileFilter.of("{pipe,socket}", List.of()));

            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(ScanEntry.Skipped.class, skipped -> {
                        assertThat(skipped.code()).isEqualTo("SPECIAL_FILE");
                        assertThat(skipped.reason()).contains("pipe, socket or device");
                    }))
                    .extracting(ScanEntry::path)
                    .containsExactlyInAnyOrder("pipe", "socket");
            // It would have found its reader and ended if the pipe had been opened.
            assertThat(writer.isAlive()).isTrue();
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    @Tag("fault-9")
    void endsInASymlinkLoop() throws Exception {
        folder.file("sub/a", "");
        folder.link("sub/loop", root);
        folder.link("self", root.resolve("self"));

        List<ScanEntry> entries = folder.scan();

        assertThat(entries).extracting(ScanEntry::path).containsExactlyInAnyOrder("sub/a", "sub/loop", "self");
    }

    @Test
    @Tag("fault-10")
    void skipsSymlinksToFilesAndFoldersOutside() throws Exception {
        folder.link("passwd", Path.of("/etc/passwd"));
        folder.link("etc", Path.of("/etc"));
        folder.link("dangling", Path.of("/nowhere"));

        List<ScanEntry> entries = folder.scan();

        assertThat(entries)
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                ScanEntry.Skipped.class,
                                skipped -> assertThat(skipped.code()).isEqualTo("SYMLINK")));
    }

    @Test
    @Tag("fault-12")
    void findsEachPathOfHardLinks() throws Exception {
        Files.createLink(root.resolve("b"), folder.file("a", "x"));

        assertThat(folder.scan()).extracting(ScanEntry::path).containsExactlyInAnyOrder("a", "b");
        assertThat(folder.version("a")).isEqualTo(folder.version("b"));
    }

    @Test
    @Tag("fault-13")
    void takesTheLogicalSizeOfSparseFiles() throws Exception {
        folder.bash("truncate -s 3G sparse");

        assertThat(folder.version("sparse").size()).isEqualTo(3L << 30);
    }

    @Test
    @Tag("fault-14")
    void findsEmptyFiles() throws Exception {
        folder.file("empty", "");

        assertThat(folder.version("empty").size()).isZero();
    }

    @Test
    @Tag("fault-22")
    void findsFilesFromTheFuture() throws Exception {
        Instant future = Instant.parse("2200-01-01T00:00:00Z");
        Files.setLastModifiedTime(folder.file("a", ""), FileTime.from(future));

        assertThat(folder.version("a").mtime()).isEqualTo(future);
    }

    @Test
    void endsPromptlyWhenInterruptedAndKeepsTheFlag() throws Exception {
        folder.file("a", "");
        folder.file("b", "");
        AtomicInteger seen = new AtomicInteger();

        assertThatThrownBy(() -> new FolderScanner().scan(root, FileFilter.of(null, List.of()), entry -> {
                    seen.incrementAndGet();
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).hasValue(1);
    }

    @Test
    void passesOnWhatTheSinkThrowsAndClosesItsFolders() throws Exception {
        folder.file("a/b/c/d", "");
        IllegalStateException full = new IllegalStateException("full");
        long before = TestFolder.openDescriptors();

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> new FolderScanner().scan(root, FileFilter.of(null, List.of()), entry -> {
                        throw full;
                    }))
                    .isSameAs(full);
        }

        assertThat(TestFolder.openDescriptors()).isLessThan(before + 50);
    }

    @Test
    @Tag("fault-25")
    void saysThatTheFolderIsMissing() {
        assertUnavailable(root.resolve("gone"), "is missing or not a folder");
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        assertUnavailable(folder.file("a", ""), "is missing or not a folder");
    }

    @Test
    @Tag("fault-11")
    void refusesAFolderThatBecameASymlink() throws IOException {
        Files.createDirectories(root.resolve("real/sub"));
        folder.link("link", root.resolve("real"));

        assertUnavailable(root.resolve("link"), "goes through a symbolic link");
        assertUnavailable(root.resolve("link/sub"), "goes through a symbolic link");
    }

    @Test
    @Tag("fault-25")
    void noticesThatTheFolderVanishedDuringTheScan() throws Exception {
        Path source = Files.createDirectory(root.resolve("source"));
        new TestFolder(source).file("a", "");

        assertThatThrownBy(() -> new FolderScanner().scan(source, FileFilter.of(null, List.of()), entry -> {
                    try {
                        Files.move(source, root.resolve("elsewhere"));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isInstanceOf(SourceUnavailableException.class);
    }

    private static void assertUnavailable(Path root, String reason) {
        assertThatThrownBy(() -> new TestFolder(root).scan())
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("folder '%s' %s", root, reason);
    }
}
