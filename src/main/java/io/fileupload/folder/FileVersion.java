package io.fileupload.folder;

import java.time.Instant;

/**
 * What a file was when looked at. Two equal versions mean unchanged content for our purposes.
 *
 * @param size length in bytes; of a sparse file the logical one
 * @param mtime time of the last modification, to the nanosecond where the file system keeps it
 * @param identity {@code ctimeNanos/inode}, or what the file system has in their place; compare it, do not parse it
 */
public record FileVersion(long size, Instant mtime, String identity) {

    /** Whether it was last written at this time or before; a time in the future tells nothing and counts as still. */
    public boolean isStillSince(Instant time) {
        return !mtime.isAfter(time) || mtime.isAfter(Instant.now());
    }
}
