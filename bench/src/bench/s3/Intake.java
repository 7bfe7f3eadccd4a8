package bench.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Reads bodies and drops them, with one buffer for a whole connection. */
final class Intake {

    private final byte[] buffer = new byte[128 * 1024];
    private final MessageDigest digest = md5();

    /** What is known of dropped bytes. */
    record Received(long size, byte[] md5) {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    Received take(InputStream body) throws IOException {
        digest.reset();
        long size = 0;
        int count = body.read(buffer);
        while (count >= 0) {
            digest.update(buffer, 0, count);
            size += count;
            count = body.read(buffer);
        }
        return new Received(size, digest.digest());
    }

    void skip(InputStream body) throws IOException {
        int count = body.read(buffer);
        while (count >= 0) {
            count = body.read(buffer);
        }
    }
}
