package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A folder known by its path only, for systems without {@code /proc}. */
record PlainFolder(Path path) implements OpenFolder {
    static PlainFolder of(Path folder) throws IOException {
        return checked(folder, folder.toString());
    }

    @Override
    public PlainFolder subfolder(String name, String shownPath) throws IOException {
        return checked(path.resolve(name), shownPath);
    }

    private static PlainFolder checked(Path folder, String shownPath) throws IOException {
        FileStat.Kind kind = FileStat.of(folder, LinkOption.NOFOLLOW_LINKS).kind();
        if (kind == FileStat.Kind.SYMLINK || !folder.toRealPath().equals(folder)) {
            throw SourceFileException.symlink(shownPath);
        }
        if (kind != FileStat.Kind.FOLDER) {
            throw SourceFileException.vanished(shownPath);
        }
        return new PlainFolder(folder);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
