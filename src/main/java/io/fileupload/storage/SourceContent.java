package io.fileupload.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an open file and their checksum, computed by us before anything is sent.
 *
 * @param path where to read them, also several times and in parallel
 * @param size bytes
 * @param crc32 base64 of the four bytes, big-endian, as S3 writes it
 * @param bytes the whole content, for a file small enough to hold
 */
public record SourceContent(Path path, long size, String crc32, byte @Nullable [] bytes) {

    private static final int BUFFER = 1 << 20;
    private static final int PIECE = 128 << 10;

    /**
     * Reads the file once.
     *
     * @param inMemory up to this many bytes are kept in {@link #bytes}
     * @throws IOException if it cannot be read, or is shorter or longer than {@code size}
     */
    public static SourceContent read(Path path, long size, long inMemory) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return size <= inMemory ? inMemory(path, channel, (int) size) : streamed(path, channel, size);
        }
    }

    private static SourceContent inMemory(Path path, FileChannel channel, int size) throws IOException {
        byte[] bytes = new byte[size];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        // In pieces: the JDK keeps a direct buffer for each thread, as large as the largest read.
        while (channel.read(buffer.limit(Math.min(size, buffer.position() + PIECE))) > 0) {
            // until the end of the file, or of the bytes
        }
        boolean more = channel.position() == size && channel.read(ByteBuffer.allocate(1)) > 0;
        requireSize(size, more ? size + 1L : channel.position());
        return of(path, bytes);
    }

    /** Bytes that were read already. */
    static SourceContent of(Path path, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new SourceContent(path, bytes.length, base64(crc), bytes);
    }

    private static SourceContent streamed(Path path, FileChannel channel, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        CRC32 crc = new CRC32();
        long total = 0;
        while (channel.read(buffer.clear()) > 0) {
            total += buffer.flip().remaining();
            crc.update(buffer);
        }
        requireSize(size, total);
        return new SourceContent(path, size, base64(crc), null);
    }

    private static void requireSize(long expected, long actual) throws IOException {
        if (expected != actual) {
            throw new FileChangedException(expected, actual);
        }
    }

    private static String base64(CRC32 crc) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /**
     * The ETag S3 gives these bytes, as far as it is made of MD5; with a part size that of a multipart upload. Of what
     * is in memory the file is not read again.
     */
    String md5Etag(long partSize) {
        if (bytes != null) {
            return partSize > 0 ? Md5Etag.ofParts(bytes, (int) Math.min(partSize, size)) : Md5Etag.of(bytes);
        }
        try {
            return partSize > 0 ? Md5Etag.ofParts(path, partSize) : Md5Etag.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "SourceContent[%s, %d bytes, CRC32 %s]".formatted(path, size, crc32);
    }
}
