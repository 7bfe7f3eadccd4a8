package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Files of one size, spread evenly over folders. */
record DataSet(String name, int files, int folders, long size) {

    private static final int BLOCK = 1024 * 1024;

    long bytes() {
        return files * size;
    }

    void makeIn(Path root) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        Random random = new Random(files);
        while (block.remaining() >= Long.BYTES) {
            block.putLong(random.nextLong());
        }
        for (int folder = 0; folder < folders; folder++) {
            Files.createDirectories(root.resolve("folder-%05d".formatted(folder)));
        }
        for (int file = 0; file < files; file++) {
            String path = "folder-%05d/file-%07d.bin".formatted(file % folders, file);
            write(root.resolve(path), file, block);
        }
    }

    /** No two files are alike, so nothing is gained by knowing another. */
    private void write(Path file, int number, ByteBuffer block) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long left = size;
            while (left > 0) {
                block.clear().putLong(0, number).putLong(Long.BYTES, left);
                left -= channel.write(block.limit((int) Math.min(left, BLOCK)));
            }
        }
    }
}
