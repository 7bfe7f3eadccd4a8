package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault-62")
class SourceRootsTest {
    @TempDir
    Path temp;

    private Path data;
    private SourceRoots roots;
    private final SourceRoots anywhere = new SourceRoots(new FolderSettings(List.of()));

    @BeforeEach
    void makeFolders() throws IOException {
        temp = temp.toRealPath();
        data = Files.createDirectory(temp.resolve("data"));
        Files.createDirectory(data.resolve("sub"));
        roots = new SourceRoots(new FolderSettings(List.of(data)));
    }

    @Test
    void acceptsTheRootAndWhatIsBelowWithOrWithoutFinalSlash() {
        assertThat(roots.check(data.toString())).isEqualTo(data);
        assertThat(roots.check(data + "/sub")).isEqualTo(data.resolve("sub"));
        assertThat(roots.check(data + "/sub/")).isEqualTo(data.resolve("sub"));
        assertThat(anywhere.check(data + "/sub")).isEqualTo(data.resolve("sub"));
    }

    @Test
    void refusesPrefixTwinsWithTheSameAnswerWhetherOrNotTheyExist() throws Exception {
        Files.createDirectory(temp.resolve("data-secret"));

        String existing = refusal(roots, temp + "/data-secret");

        assertThat(existing).isEqualTo("is not in a folder that jobs may read (SOURCE_ROOTS)");
        assertThat(refusal(roots, temp + "/data-nothing")).isEqualTo(existing);
        assertThat(refusal(roots, temp.toString())).isEqualTo(existing);
        assertThat(refusal(roots, "/etc/passwd")).isEqualTo(existing);
        assertThat(refusal(roots, "/nowhere")).isEqualTo(existing);
    }

    @Test
    @Tag("fault-10")
    void refusesLinksWithTheSameAnswerWhateverIsBehindThem() throws Exception {
        Files.createSymbolicLink(data.resolve("link"), Path.of("/etc"));
        Files.createSymbolicLink(data.resolve("dangling"), Path.of("/nowhere"));

        String existing = refusal(roots, data + "/link/ssl");

        assertThat(existing).isEqualTo("goes through a symbolic link; use its real path");
        assertThat(refusal(roots, data + "/link")).isEqualTo(existing);
        assertThat(refusal(roots, data + "/link/nothing")).isEqualTo(existing);
        assertThat(refusal(roots, data + "/link/passwd")).isEqualTo(existing);
        assertThat(refusal(roots, data + "/dangling")).isEqualTo(existing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/../data", "/sub/../sub", "/.", "/./sub", "/sub/..", "/../data-secret"})
    void refusesDotsRatherThanResolvingThem(String suffix) {
        assertThat(refusal(roots, data + suffix)).isEqualTo("has '.' or '..' in it; write the path without");
    }

    @Test
    void takesPercentSignsLiterally() throws Exception {
        assertThat(refusal(roots, data + "/%2e%2e")).isEqualTo("does not exist");

        Files.createDirectory(data.resolve("%2e%2e"));

        assertThat(roots.check(data + "/%2e%2e")).isEqualTo(data.resolve("%2e%2e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sub\0", "/sub\n", "/\u001b[2J", "/\u0085"})
    void refusesControlCharacters(String suffix) {
        assertThat(refusal(roots, data + suffix)).isEqualTo("has a control character in it");
    }

    @Test
    void refusesWhatIsNotACanonicalPath() {
        assertThat(refusal(roots, "")).contains("empty");
        assertThat(refusal(roots, "  ")).contains("empty");
        assertThat(refusal(roots, "data")).contains("not absolute");
        assertThat(refusal(roots, "~/data")).contains("not absolute");
        assertThat(refusal(roots, data + "//sub")).contains("'//'");
        assertThat(refusal(roots, data + "//")).contains("'//'");
        assertThat(refusal(roots, data + "/\ud800")).contains("not a path");
        assertThat(refusal(roots, "/" + "a".repeat(4096))).contains("4096");
    }

    @Test
    void saysWhatIsWrongWithAFolderInsideTheRoots() throws Exception {
        Files.createFile(data.resolve("file"));

        assertThat(refusal(roots, data + "/nothing")).isEqualTo("does not exist");
        assertThat(refusal(roots, data + "/file")).isEqualTo("is not a folder");
        assertThat(refusal(roots, data + "/file/sub")).isEqualTo("is not a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/proc/self/root", "/sys/", "/dev", "/dev/shm", "/proc/nothing"})
    void neverReadsSystemFoldersWhenNoRootIsSet(String folder) {
        assertThat(refusal(anywhere, folder)).contains("/proc, /sys or /dev");
    }

    @Test
    void neverReadsTheWholeFileSystem() {
        assertThat(refusal(anywhere, "/")).contains("whole file system");
    }

    @Test
    @Tag("fault-6")
    void refusesAnUnreadableFolder() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path locked = Files.createDirectory(data.resolve("locked"));
        Files.createDirectory(locked.resolve("sub"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

        String below = Unprivileged.call(() -> refusal(roots, locked + "/sub"));

        assertThat(below).isEqualTo("cannot be read: permission denied");
    }

    @Test
    void advisesTheRealPathOfARootThatIsALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), data);
        SourceRoots linked = new SourceRoots(new FolderSettings(List.of(link)));

        assertThat(linked.check(data + "/sub")).isEqualTo(data.resolve("sub"));
        assertThat(refusal(linked, link + "/sub")).contains("use its real path");
    }

    private static String refusal(SourceRoots roots, String folder) {
        try {
            return "accepted " + roots.check(folder);
        } catch (SourceFolderRefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
