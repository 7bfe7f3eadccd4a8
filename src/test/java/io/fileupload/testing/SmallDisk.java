package io.fileupload.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, small enough to fill. */
public record SmallDisk(Path path) implements AutoCloseable {

    /** Skips the test where none can be mounted. */
    public static SmallDisk mount(Path path, String size) {
        Command.runOrSkip("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    /** Leaves no byte free. */
    public void fill() {
        byte[] piece = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // as wished
        }
    }

    public void makeRoom() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return path.resolve("filler");
    }

    @Override
    public void close() {
        Command.runOrSkip("umount", "-l", path.toString());
    }
}
