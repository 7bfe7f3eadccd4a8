package io.fileupload.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/** CRC32 in the form S3 headers carry it. */
final class Crc32 {
    static final String WRONG = "AAAAAA==";

    private Crc32() {}

    static String of(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] value =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(value);
    }
}
