package io.fileupload.folder;

import com.sun.jna.Platform;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** One regular file, opened without following any symlink on the way, and held by its descriptor. */
public final class SourceFile implements Closeable {
    private final OpenFile file;

    private SourceFile(OpenFile file) {
        this.file = file;
    }

    /**
     * Opens a file and closes whatever it opened on the way.
     *
     * @param root canonical path of the folder
     * @param relativePath the file's path in it, with {@code /} between names
     * @throws SourceFileException when the file cannot be read, with a code that says why
     * @throws IllegalArgumentException when the path is not relative or could lead out of the folder
     */
    public static SourceFile open(Path root, String relativePath) throws SourceFileException {
        FileNames.requireRelative(relativePath);
        try {
            return new SourceFile(
                    Platform.isLinux() ? DescriptorFile.open(root, relativePath) : PlainFile.open(root, relativePath));
        } catch (IOException e) {
            throw SourceFileException.forFile(relativePath, e);
        }
    }

    /** Where to read the file while it is open; on Linux this reads what was opened, wherever its name points by now. */
    public Path path() {
        return file.path();
    }

    /** What was opened, as it is now. */
    public FileVersion version() throws IOException {
        return file.version();
    }

    /** Whether both what was opened and what has its name now are of this very version. */
    public boolean isStill(FileVersion version) {
        try {
            return file.version().equals(version) && file.versionByName().equals(version);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
