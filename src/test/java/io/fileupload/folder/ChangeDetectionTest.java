package io.fileupload.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeDetectionTest {
    @TempDir
    Path root;

    private TestFolder folder;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        folder = new TestFolder(root);
        file = folder.file("a", "content");
    }

    @Test
    @Tag("fault-3")
    void seesAFileThatGrew() throws Exception {
        try (SourceFile opened = SourceFile.open(root, "a")) {
            FileVersion before = opened.version();

            Files.writeString(file, "more", StandardOpenOption.APPEND);

            assertThat(opened.isStill(before)).isFalse();
        }
    }

    @Test
    @Tag("fault-4")
    void seesATruncatedFile() throws Exception {
        try (SourceFile opened = SourceFile.open(root, "a")) {
            FileVersion before = opened.version();

            Files.writeString(file, "");

            assertThat(opened.isStill(before)).isFalse();
        }
    }

    @Test
    @Tag("fault-5")
    void seesAFileReplacedByRename() throws Exception {
        try (SourceFile opened = SourceFile.open(root, "a")) {
            FileVersion before = opened.version();
            FileTime mtime = Files.getLastModifiedTime(file);
            Path other = folder.file("other", "tnetnoc");
            Files.setLastModifiedTime(other, mtime);

            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

            assertThat(opened.isStill(before)).isFalse();
        }
    }

    @Test
    @Tag("fault-1")
    void seesAFileThatVanished() throws Exception {
        try (SourceFile opened = SourceFile.open(root, "a")) {
            FileVersion before = opened.version();

            Files.delete(file);

            assertThat(opened.isStill(before)).isFalse();
        }
    }

    @Test
    @Tag("fault-11")
    void seesAFileReplacedByASymlinkToItself() throws Exception {
        try (SourceFile opened = SourceFile.open(root, "a")) {
            Files.move(file, root.resolve("b"));
            folder.link("a", root.resolve("b"));

            assertThat(opened.isStill(opened.version())).isFalse();
        }
    }

    @Test
    @Tag("fault-23")
    void seesOtherContentOfEqualSizeAndModificationTime() throws Exception {
        FileVersion before = folder.version("a");
        FileTime mtime = Files.getLastModifiedTime(file);
        letTheClockOfTheFileSystemTick();

        Files.writeString(file, "CONTENT");
        Files.setLastModifiedTime(file, mtime);

        FileVersion after = folder.version("a");
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.mtime()).isEqualTo(before.mtime());
        assertThat(after).isNotEqualTo(before);
    }

    private void letTheClockOfTheFileSystemTick() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        await().until(() -> Files.getLastModifiedTime(folder.file("clock", "")).compareTo(before) > 0);
    }

    @Test
    void readingAFileDoesNotChangeItsVersion() throws Exception {
        FileVersion before = folder.version("a");

        try (SourceFile opened = SourceFile.open(root, "a")) {
            Files.readAllBytes(opened.path());

            assertThat(opened.isStill(before)).isTrue();
        }
    }
}
