package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Kind and version of a file from one look at it; scans and opened files share it so that their versions compare. */
record FileStat(Kind kind, FileVersion version) {
    enum Kind {
        FILE,
        FOLDER,
        SYMLINK,
        SPECIAL
    }

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final String UNIX_ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,ino";
    private static final int TYPE_BITS = 0170000;

    static FileStat of(Path path, LinkOption... options) throws IOException {
        return UNIX
                ? ofUnix(Files.readAttributes(path, UNIX_ATTRIBUTES, options))
                : ofBasic(Files.readAttributes(path, BasicFileAttributes.class, options));
    }

    boolean is(Kind other) {
        return kind == other;
    }

    // The device is left out: its number may change with every mount, which is no change of the file.
    private static FileStat ofUnix(Map<String, Object> attributes) {
        long ctime = attribute(attributes, "ctime", FileTime.class).to(TimeUnit.NANOSECONDS);
        String identity = ctime + "/" + attribute(attributes, "ino", Long.class);
        FileTime mtime = attribute(attributes, "lastModifiedTime", FileTime.class);
        long size = attribute(attributes, "size", Long.class);
        return new FileStat(
                kindOf(attribute(attributes, "mode", Integer.class)),
                new FileVersion(size, mtime.toInstant(), identity));
    }

    private static <T> T attribute(Map<String, Object> attributes, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(attributes.get(name), name));
    }

    private static Kind kindOf(int mode) {
        return switch (mode & TYPE_BITS) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.SYMLINK;
            default -> Kind.SPECIAL;
        };
    }

    private static FileStat ofBasic(BasicFileAttributes attributes) {
        FileVersion version = new FileVersion(
                attributes.size(), attributes.lastModifiedTime().toInstant(), String.valueOf(attributes.fileKey()));
        return new FileStat(kindOf(attributes), version);
    }

    private static Kind kindOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.SYMLINK;
        }
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        return attributes.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
    }
}
