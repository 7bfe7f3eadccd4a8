package io.fileupload.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes and scans folders with things in them that Java alone cannot make. */
record TestFolder(Path root) {
    Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path link(String path, Path target) throws IOException {
        return Files.createSymbolicLink(root.resolve(path), target);
    }

    Path fifo(String path) {
        Path fifo = root.resolve(path);
        bash("mkfifo -- \"$0\"", fifo.toString());
        return fifo;
    }

    /** @param script run in the folder, so that it can name files that Java cannot */
    void bash(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-ec", script));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ScanEntry> scan() throws SourceUnavailableException {
        return scan(FileFilter.of(null, List.of()));
    }

    List<ScanEntry> scan(FileFilter filter) throws SourceUnavailableException {
        List<ScanEntry> entries = new ArrayList<>();
        new FolderScanner().scan(root, filter, entries::add);
        return entries;
    }

    FileVersion version(String path) throws SourceUnavailableException {
        return scan().stream()
                .filter(entry -> entry.path().equals(path))
                .map(ScanEntry.Found.class::cast)
                .findFirst()
                .orElseThrow()
                .version();
    }

    static long openDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }
}
