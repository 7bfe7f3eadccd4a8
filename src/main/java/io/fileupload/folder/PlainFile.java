package io.fileupload.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file opened by plain Java, for systems without {@code /proc}. The way is checked before and after opening; unlike
 * with descriptors, {@link #path()} leads to whatever has the name when it is read.
 */
final class PlainFile implements OpenFile {
    private final Path file;
    private final FileChannel channel;

    private PlainFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static PlainFile open(Path root, String relativePath) throws IOException {
        Path file = root.resolve(relativePath);
        refuseLinks(file, relativePath);
        FileStat.Kind kind = FileStat.of(file, LinkOption.NOFOLLOW_LINKS).kind();
        if (kind != FileStat.Kind.FILE) {
            throw SourceFileException.notAFile(relativePath, kind);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            refuseLinks(file, relativePath);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new PlainFile(file, channel);
    }

    private static void refuseLinks(Path file, String relativePath) throws IOException {
        Path folder = file.getParent();
        if (folder != null && !folder.toRealPath().equals(folder)) {
            throw SourceFileException.symlink(relativePath);
        }
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public FileVersion version() throws IOException {
        return FileStat.of(file, LinkOption.NOFOLLOW_LINKS).version();
    }

    @Override
    public FileVersion versionByName() throws IOException {
        return version();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
