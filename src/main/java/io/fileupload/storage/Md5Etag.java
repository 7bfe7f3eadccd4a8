package io.fileupload.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * ETags as S3 makes them of unencrypted or SSE-S3 objects: MD5 of the content, or for a multipart upload the MD5 of the
 * parts' MD5s with the number of parts.
 */
final class Md5Etag {

    private static final int BUFFER = 1 << 18;

    private Md5Etag() {}

    static String of(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return HexFormat.of().formatHex(digest(channel, Long.MAX_VALUE));
        }
    }

    static String ofParts(Path path, long partSize) throws IOException {
        MessageDigest parts = md5();
        int count = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.position() < channel.size()) {
                parts.update(digest(channel, partSize));
                count++;
            }
        }
        return HexFormat.of().formatHex(parts.digest()) + "-" + count;
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(md5().digest(bytes));
    }

    static String ofParts(byte[] bytes, int partSize) {
        MessageDigest parts = md5();
        int count = 0;
        for (int from = 0; from < bytes.length; from += partSize) {
            MessageDigest part = md5();
            part.update(bytes, from, Math.min(partSize, bytes.length - from));
            parts.update(part.digest());
            count++;
        }
        return HexFormat.of().formatHex(parts.digest()) + "-" + count;
    }

    static boolean isMd5(String etag) {
        return etag.matches("[0-9a-f]{32}(-\\d+)?");
    }

    private static byte[] digest(FileChannel channel, long limit) throws IOException {
        MessageDigest md5 = md5();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long left = limit;
        while (left > 0 && channel.read(buffer.clear().limit((int) Math.min(BUFFER, left))) > 0) {
            left -= buffer.flip().remaining();
            md5.update(buffer);
        }
        return md5.digest();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
