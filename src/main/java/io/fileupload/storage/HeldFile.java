package io.fileupload.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * A file held open for as long as an upload of it is waited for. The SDK's threads may go on for a while after that; by
 * its path they would then read whatever file has the descriptor's number by now, from here they only find it closed.
 */
final class HeldFile implements Closeable {

    private final AsynchronousFileChannel channel;

    private HeldFile(AsynchronousFileChannel channel) {
        this.channel = channel;
    }

    static HeldFile open(Path path) throws StorageException {
        try {
            return new HeldFile(AsynchronousFileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw StorageFailure.IO_ERROR.because("The file can no longer be read: " + e.getMessage(), e);
        }
    }

    AsyncRequestBody body(long size) {
        return new FileSlice(channel, 0, size);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
