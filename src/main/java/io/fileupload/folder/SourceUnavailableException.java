package io.fileupload.folder;

import java.nio.file.Path;

/** The folder itself is missing, not a folder, or unreadable; the message says which and why. */
public class SourceUnavailableException extends Exception {
    private SourceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    static SourceUnavailableException forFolder(Path folder, SourceFileException cause) {
        String reason = switch (cause.code()) {
            case SourceFileException.VANISHED -> "is missing or not a folder";
            case SourceFileException.SYMLINK -> "goes through a symbolic link";
            default -> cause.reason();
        };
        String message = "folder '%s' %s".formatted(FileNames.printable(folder.toString()), reason);
        return new SourceUnavailableException(message, cause);
    }
}
