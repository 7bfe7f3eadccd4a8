package io.fileupload.folder;

/** One thing a scan came across. */
public sealed interface ScanEntry {
    /** The path relative to the folder, with {@code /} between names. */
    String path();

    /** A regular file that passes the filter. */
    record Found(String path, FileVersion version) implements ScanEntry {}

    /**
     * Something that passes the filter but is never uploaded.
     *
     * @param code {@code SYMLINK} or {@code SPECIAL_FILE}
     * @param reason why, in words
     */
    record Skipped(String path, String code, String reason) implements ScanEntry {}

    /**
     * A file or a whole subfolder that cannot be taken, reported as one entry.
     *
     * @param path printable and unique; the bytes of a name that is not valid UTF-8 are written as {@code \xNN}
     * @param code {@code UNREADABLE} or {@code UNREPRESENTABLE_NAME}
     * @param reason why, in words
     */
    record Unusable(String path, String code, String reason) implements ScanEntry {}
}
