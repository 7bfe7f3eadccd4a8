package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the path of a folder from outside; what is not written canonically is refused rather than mended. */
final class CanonicalFolder {
    private static final int MAX_LENGTH = 4096;

    private CanonicalFolder() {}

    /** Looks at the text only, never at the file system. */
    static Path parse(String folder) {
        if (folder.isBlank()) {
            throw new SourceFolderRefusedException("is empty; give an absolute path");
        }
        if (folder.length() > MAX_LENGTH) {
            throw new SourceFolderRefusedException("is longer than %d characters".formatted(MAX_LENGTH));
        }
        if (folder.chars().anyMatch(Character::isISOControl)) {
            throw new SourceFolderRefusedException("has a control character in it");
        }
        return requireCanonical(folder, toPath(folder));
    }

    private static Path toPath(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new SourceFolderRefusedException("is not a path");
        }
    }

    private static Path requireCanonical(String folder, Path path) {
        if (!path.isAbsolute()) {
            throw new SourceFolderRefusedException("is not absolute; begin it with '/'");
        }
        for (Path name : path) {
            if (name.toString().equals("..") || name.toString().equals(".")) {
                throw new SourceFolderRefusedException("has '.' or '..' in it; write the path without");
            }
        }
        String written =
                folder.length() > 1 && folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        if (!path.toString().equals(written)) {
            throw new SourceFolderRefusedException("has '//' in it; write the path without");
        }
        return path;
    }

    /** Looks at each component before the next, so that nothing behind a link is ever asked for. */
    static Path requireReadable(Path folder) {
        try {
            for (int names = 1; names <= folder.getNameCount(); names++) {
                requireFolder(folder.getRoot().resolve(folder.subpath(0, names)));
            }
            return requireAccess(folder);
        } catch (AccessDeniedException e) {
            throw unreadable();
        } catch (IOException e) {
            throw new SourceFolderRefusedException("does not exist");
        }
    }

    private static void requireFolder(Path component) throws IOException {
        FileStat stat = FileStat.of(component, LinkOption.NOFOLLOW_LINKS);
        if (stat.is(FileStat.Kind.SYMLINK)) {
            throw goesThroughLink();
        }
        if (!stat.is(FileStat.Kind.FOLDER)) {
            throw new SourceFolderRefusedException("is not a folder");
        }
    }

    private static Path requireAccess(Path folder) throws IOException {
        if (!folder.toRealPath().equals(folder)) {
            throw goesThroughLink();
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw unreadable();
        }
        return folder;
    }

    private static SourceFolderRefusedException goesThroughLink() {
        return new SourceFolderRefusedException("goes through a symbolic link; use its real path");
    }

    private static SourceFolderRefusedException unreadable() {
        return new SourceFolderRefusedException("cannot be read: permission denied");
    }
}
