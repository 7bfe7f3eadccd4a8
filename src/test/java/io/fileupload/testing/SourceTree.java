package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A folder to upload, made file by file. */
public record SourceTree(Path root) {

    public SourceTree with(String path, String content) {
        return with(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Random bytes, the same for each size. */
    public SourceTree with(String path, int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return with(path, bytes);
    }

    /** So many small files, in folders of a hundred. */
    public SourceTree withMany(int count) {
        for (int i = 0; i < count; i++) {
            with("folder-%03d/file-%03d.txt".formatted(i / 100, i % 100), "content of file " + i);
        }
        return this;
    }

    private SourceTree with(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String path) {
        return root.resolve(path);
    }
}
