package bench.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A body in chunks, each after a line with its length, and trailers at the end. HTTP and S3 write them alike. */
final class ChunkedBody extends InputStream {

    private final InputStream in;
    private final Map<String, String> headers;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedBody(InputStream in, Map<String, String> headers) {
        this.in = in;
        this.headers = headers;
    }

    @Override
    public int read() throws IOException {
        if (!hasMore()) {
            return -1;
        }
        left--;
        return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The connection ended in a chunk");
        }
        left -= count;
        return count;
    }

    private boolean hasMore() throws IOException {
        if (left > 0 || ended) {
            return left > 0;
        }
        if (!first) {
            Lines.read(in);
        }
        first = false;
        left = length(Lines.read(in));
        if (left == 0) {
            Lines.readHeaders(in, headers);
            ended = true;
        }
        return !ended;
    }

    private static long length(String line) throws IOException {
        if (line == null) {
            throw new EOFException("The connection ended between chunks");
        }
        int extension = line.indexOf(';');
        return Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }
}
