package io.fileupload.folder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder itself is missing, not a folder, or unreadable; the message says which and why. */
public class SourceUnavailableException extends Exception {
    private SourceUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SourceUnavailableException empty(Path folder) {
        String message = "folder '%s' is suddenly empty, as where a disk is not mounted";
        return new SourceUnavailableException(message.formatted(FileNames.printable(folder.toString())), null);
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
