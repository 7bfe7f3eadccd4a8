package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AwkwardFoldersTest {
    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new TestFolder(root);
        permit(root, "rwxr-xr-x");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    @Tag("fault-7")
    void reportsAnUnreadableSubfolderOnceAndGoesOn() throws Exception {
        folder.file("locked/a", "");
        folder.file("locked/sub/b", "");
        folder.file("open/c", "");
        permit(root.resolve("locked"), "---------");

        List<ScanEntry> entries = Unprivileged.call(folder::scan);

        permit(root.resolve("locked"), "rwxr-xr-x");
        assertThat(entries)
                .filteredOn(ScanEntry.Unusable.class::isInstance)
                .containsExactly(new ScanEntry.Unusable("locked", "UNREADABLE", "cannot be read: permission denied"));
        assertThat(entries).extracting(ScanEntry::path).containsExactlyInAnyOrder("locked", "open/c");
    }

    @Test
    @Tag("fault-7")
    void saysThatTheFolderItselfIsUnreadable() throws Exception {
        permit(root, "---------");

        assertThatThrownBy(() -> Unprivileged.call(folder::scan))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageEndingWith("cannot be read: permission denied");

        permit(root, "rwxr-xr-x");
    }

    @Test
    @Tag("fault-15")
    @Tag("fault-16")
    @Tag("fault-19")
    void keepsEveryNameAsItIs() throws Exception {
        List<String> names = List.of(
                "with space",
                "😀.txt",
                "new\nline",
                "back\\slash",
                "50%25",
                "a+b",
                "#1",
                "what?",
                ".dot",
                "-rf",
                "caf\u00e9",
                "cafe\u0301",
                "CASE",
                "case",
                "\ufffd",
                "tab\there",
                "*",
                "[x]");
        for (String name : names) {
            folder.file(name, "");
        }

        assertThat(folder.scan())
                .hasOnlyElementsOfType(ScanEntry.Found.class)
                .extracting(ScanEntry::path)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    @Tag("fault-17")
    void reportsNamesThatAreNotUtf8UnderUniquePrintablePaths() throws Exception {
        folder.bash("touch $'\\xff.txt' $'\\xfe.txt' $'%ff.txt' '\\xff.txt' $'\\xef\\xbf\\xbd.txt'");
        folder.bash("mkdir $'d\\xc3' $'ok'; touch $'d\\xc3/a' $'d\\xc3/b' $'ok/\\n\\xff'");

        List<ScanEntry> entries = folder.scan();

        assertThat(entries)
                .filteredOn(ScanEntry.Unusable.class::isInstance)
                .allSatisfy(
                        entry -> assertThat(((ScanEntry.Unusable) entry).code()).isEqualTo("UNREPRESENTABLE_NAME"))
                .extracting(ScanEntry::path)
                .containsExactlyInAnyOrder("./\\xff.txt", "./\\xfe.txt", "./d\\xc3", "./ok/\\x0a\\xff");
        assertThat(entries)
                .filteredOn(ScanEntry.Found.class::isInstance)
                .extracting(ScanEntry::path)
                .containsExactlyInAnyOrder("%ff.txt", "\\xff.txt", "\ufffd.txt");
    }

    @Test
    @Tag("fault-17")
    void reportsAFolderWithoutAUtf8NameEvenIfThePatternIsForFiles() throws Exception {
        folder.bash("mkdir $'d\\xff'; touch $'d\\xff/a.txt' $'\\xff.csv'");

        assertThat(folder.scan(FileFilter.of("*.txt", List.of())))
                .extracting(ScanEntry::path)
                .containsExactly("./d\\xff");
    }

    @Test
    @Tag("fault-20")
    void streamsAHundredThousandFilesOfOneFolder() throws Exception {
        folder.bash("mkdir many && cd many && seq 100000 | xargs touch");
        AtomicLong count = new AtomicLong();

        new FolderScanner().scan(root, FileFilter.of("*", List.of()), entry -> count.incrementAndGet());

        assertThat(count).hasValue(100_000);
    }

    @Test
    @Tag("fault-21")
    void descendsIntoAThousandNestedFolders() throws Exception {
        folder.bash("p=$(printf 'd/%.0s' {1..1000}); mkdir -p \"$p\" && touch \"$p/a\"");

        assertThat(folder.scan()).extracting(ScanEntry::path).containsExactly("d/".repeat(1000) + "a");
    }

    @Test
    @Tag("fault-11")
    void neverListsAFolderSwappedForASymlink() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        new TestFolder(outside).file("sub/secret", "");
        Path source = Files.createDirectory(root.resolve("source"));
        TestFolder scanned = new TestFolder(source);
        scanned.file("swapped/sub/ours", "");
        Set<String> seen = ConcurrentHashMap.newKeySet();

        try (Swapper swapper = Swapper.of(source.resolve("swapped"), outside)) {
            for (int i = 0; i < 3000; i++) {
                scanned.scan().forEach(entry -> seen.add(entry.path()));
            }
            assertThat(swapper.swaps()).isGreaterThan(100);
        }

        assertThat(seen).contains("swapped/sub/ours").isSubsetOf("swapped/sub/ours", "swapped", "parked/sub/ours");
    }

    @Test
    @Tag("fault-8")
    void skipsADevice() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a device");
        folder.bash("mknod zero c 1 5");

        assertThat(folder.scan()).singleElement().isInstanceOf(ScanEntry.Skipped.class);
    }
}
