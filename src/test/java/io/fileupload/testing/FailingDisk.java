package io.fileupload.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk whose end can be lost: reading what was there is an input/output error, as of a dying or unplugged one. */
public final class FailingDisk implements AutoCloseable {
    private static final int SIZE = 16 << 20;

    private final Path image;
    private final Path path;
    private byte[] whole = new byte[0];

    private FailingDisk(Path image, Path path) {
        this.image = image;
        this.path = path;
    }

    /** Skips the test where none can be made. */
    public static FailingDisk mount(Path image, Path path) throws IOException {
        Files.write(image, new byte[SIZE]);
        Command.runOrSkip("mkfs.ext4", "-q", "-F", image.toString());
        FailingDisk disk = new FailingDisk(image, path);
        disk.mount();
        return disk;
    }

    /** From here on all beyond the first so many bytes is lost. */
    public void loseAllBeyond(long bytes) throws IOException {
        // What is in memory would still be read.
        unmount();
        mount();
        whole = Files.readAllBytes(image);
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    public void heal() {
        try {
            Files.write(image, whole, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mount() {
        Command.runOrSkip("mount", "-o", "loop", image.toString(), path.toString());
    }

    private void unmount() {
        Command.runOrSkip("umount", path.toString());
    }

    @Override
    public void close() {
        Command.runOrSkip("umount", "-l", path.toString());
    }
}
