package io.fileupload.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A source folder; each version of a file differs from all others in content and time. */
final class Folder {
    private final Path root;
    private final Map<String, Integer> versions = new TreeMap<>();
    private int writes;

    Folder(Path root) {
        this.root = root;
        run(() -> Files.createDirectories(root));
    }

    Path root() {
        return root;
    }

    /** How often each path was written. */
    Map<String, Integer> versions() {
        return versions;
    }

    void write(String path, int size) {
        writes++;
        versions.merge(path, 1, Integer::sum);
        String line = "%s version %d ".formatted(path, writes);
        byte[] bytes = line.repeat(size / line.length() + 1).substring(0, size).getBytes(StandardCharsets.UTF_8);
        run(() -> {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(LabClock.START.minusSeconds(100_000 - writes)));
        });
    }

    void delete(String path) {
        run(() -> Files.deleteIfExists(root.resolve(path)));
    }

    /** As where a disk is no longer mounted. */
    void away() {
        run(() -> Files.move(root, elsewhere()));
    }

    void back() {
        run(() -> Files.move(elsewhere(), root));
    }

    boolean isAway() {
        return !Files.exists(root);
    }

    private Path elsewhere() {
        return root.resolveSibling(root.getFileName() + "-away");
    }

    /** Bytes by path. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        run(() -> {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        });
        return files;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }
}
