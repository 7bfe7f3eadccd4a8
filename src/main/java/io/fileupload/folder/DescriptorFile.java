package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file held by its Linux descriptor. */
final class DescriptorFile implements OpenFile {
    private final Path root;
    private final String relativePath;
    private final Descriptor descriptor;

    private DescriptorFile(Path root, String relativePath, Descriptor descriptor) {
        this.root = root;
        this.relativePath = relativePath;
        this.descriptor = descriptor;
    }

    static DescriptorFile open(Path root, String relativePath) throws IOException {
        try (Descriptor entry = entry(root, relativePath)) {
            FileStat.Kind kind = entry.stat().kind();
            // Opening a pipe or device can block for ever or have effects, so look first.
            if (kind != FileStat.Kind.FILE) {
                throw SourceFileException.notAFile(relativePath, kind);
            }
            return new DescriptorFile(root, relativePath, entry.forReading(relativePath));
        }
    }

    private static Descriptor entry(Path root, String relativePath) throws SourceFileException {
        Path file = Path.of(relativePath);
        Path parent = file.getParent();
        Path folder = parent == null ? root : root.resolve(parent);
        try (Descriptor opened = Descriptor.ofFolder(folder, relativePath)) {
            return opened.entry(file.getFileName().toString(), relativePath);
        }
    }

    @Override
    public Path path() {
        return descriptor.path();
    }

    @Override
    public FileVersion version() throws IOException {
        return descriptor.stat().version();
    }

    @Override
    public FileVersion versionByName() throws IOException {
        try {
            // Much cheaper than the walk, and safe: it is compared only, and a link on the way can at most lead to this
            // very file.
            return FileStat.of(root.resolve(relativePath), LinkOption.NOFOLLOW_LINKS)
                    .version();
        } catch (IOException goneOrTooLongForAPath) {
            return versionByWalk();
        }
    }

    private FileVersion versionByWalk() throws IOException {
        try (Descriptor entry = entry(root, relativePath)) {
            return entry.stat().version();
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
