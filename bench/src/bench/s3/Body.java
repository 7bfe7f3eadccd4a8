package bench.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A body of known length. */
final class Body extends InputStream {

    private final InputStream in;
    private long left;

    private Body(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    /** The bytes of the object, out of up to two layers of chunks: those of HTTP, and within them those of S3. */
    static InputStream of(InputStream in, Map<String, String> headers) {
        boolean chunked = headers.getOrDefault("transfer-encoding", "").contains("chunked");
        InputStream body = chunked
                ? new ChunkedBody(in, headers)
                : new Body(in, Long.parseLong(headers.getOrDefault("content-length", "0")));
        boolean s3Chunks = headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")
                || headers.getOrDefault("content-encoding", "").contains("aws-chunked");
        return s3Chunks ? new ChunkedBody(body, headers) : body;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int next = in.read();
        left = next < 0 ? 0 : left - 1;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        left = count < 0 ? 0 : left - count;
        return count;
    }
}
