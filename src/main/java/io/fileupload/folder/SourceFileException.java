package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why one source file cannot be read, in words and with its path relative to the folder. */
public class SourceFileException extends IOException {
    static final String VANISHED = "VANISHED";
    static final String UNREADABLE = "UNREADABLE";
    static final String SYMLINK = "SYMLINK";
    static final String SPECIAL_FILE = "SPECIAL_FILE";
    static final String IO_ERROR = "IO_ERROR";

    private final String code;
    private final String reason;

    private SourceFileException(String code, String path, String reason) {
        super("'%s' %s".formatted(FileNames.printable(path), reason));
        this.code = code;
        this.reason = reason;
    }

    /** One of {@code VANISHED}, {@code UNREADABLE}, {@code SYMLINK}, {@code SPECIAL_FILE}, {@code IO_ERROR}. */
    public String code() {
        return code;
    }

    /** The message without the path. */
    public String reason() {
        return reason;
    }

    static SourceFileException vanished(String path) {
        return new SourceFileException(VANISHED, path, "is not there any more");
    }

    static SourceFileException unreadable(String path) {
        return new SourceFileException(UNREADABLE, path, "cannot be read: permission denied");
    }

    static SourceFileException symlink(String path) {
        return new SourceFileException(SYMLINK, path, "is or lies behind a symbolic link, which is not followed");
    }

    static SourceFileException notAFile(String path, FileStat.Kind kind) {
        return switch (kind) {
            case SYMLINK -> symlink(path);
            case FOLDER -> new SourceFileException(VANISHED, path, "is a folder now");
            default -> new SourceFileException(SPECIAL_FILE, path, "is a pipe, socket or device, which is not opened");
        };
    }

    static SourceFileException ioError(String path, String reason) {
        return new SourceFileException(IO_ERROR, path, "cannot be read: " + reason);
    }

    static SourceFileException forFile(String path, IOException cause) {
        if (cause instanceof SourceFileException known) {
            return known;
        }
        SourceFileException exception = translate(path, cause);
        exception.initCause(cause);
        return exception;
    }

    private static SourceFileException translate(String path, IOException cause) {
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return vanished(path);
        }
        return cause instanceof AccessDeniedException ? unreadable(path) : ioError(path, reasonOf(cause));
    }

    /** What the system says went wrong, without the absolute path it puts in front. */
    private static String reasonOf(IOException cause) {
        String reason = cause instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? "input/output error" : reason;
    }
}
