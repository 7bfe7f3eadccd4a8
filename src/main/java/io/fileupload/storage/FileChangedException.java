package io.fileupload.storage;

import java.io.IOException;

/** A file turned out longer or shorter while it was read. */
public class FileChangedException extends IOException {

    FileChangedException(long expected, long actual) {
        super("expected %d bytes, read %d".formatted(expected, actual));
    }
}
