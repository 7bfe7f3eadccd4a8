package io.fileupload.folder;

import static io.fileupload.folder.LinuxCalls.O_CLOEXEC;
import static io.fileupload.folder.LinuxCalls.O_DIRECTORY;
import static io.fileupload.folder.LinuxCalls.O_NOCTTY;
import static io.fileupload.folder.LinuxCalls.O_NOFOLLOW;
import static io.fileupload.folder.LinuxCalls.O_NONBLOCK;
import static io.fileupload.folder.LinuxCalls.O_PATH;
import static io.fileupload.folder.LinuxCalls.O_RDONLY;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Linux file descriptor. Every step from one to the next takes a single name and follows no link, so that whatever is
 * renamed or swapped meanwhile, the way never leaves the folder it began in.
 */
final class Descriptor implements OpenFolder {
    private final int number;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Descriptor(int number) {
        this.number = number;
    }

    /** Opens a folder by its canonical path; errors are told of {@code shownPath}. */
    static Descriptor ofFolder(Path folder, String shownPath) throws SourceFileException {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: '%s'".formatted(folder));
        }
        return fileSystemRoot(shownPath).intoSubfolders(folder, shownPath);
    }

    private static Descriptor fileSystemRoot(String shownPath) throws SourceFileException {
        return openat(LinuxCalls.AT_FDCWD, "/", O_PATH | O_DIRECTORY, shownPath);
    }

    /** Walks down and closes each descriptor left behind, this one included. */
    private Descriptor intoSubfolders(Iterable<Path> names, String shownPath) throws SourceFileException {
        Descriptor folder = this;
        for (Path name : names) {
            try (Descriptor parent = folder) {
                folder = parent.subfolder(name.toString(), shownPath);
            }
        }
        return folder;
    }

    @Override
    public Descriptor subfolder(String name, String shownPath) throws SourceFileException {
        try {
            return openat(number, name, O_PATH | O_DIRECTORY | O_NOFOLLOW, shownPath);
        } catch (SourceFileException e) {
            // The system answers "not a directory" for a link as well.
            if (e.code().equals(SourceFileException.VANISHED) && isSymlink(name, shownPath)) {
                throw SourceFileException.symlink(shownPath);
            }
            throw e;
        }
    }

    private boolean isSymlink(String name, String shownPath) {
        try (Descriptor entry = entry(name, shownPath)) {
            return entry.stat().is(FileStat.Kind.SYMLINK);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes hold of what has this name, be it a link or a pipe, without opening it. */
    Descriptor entry(String name, String shownPath) throws SourceFileException {
        return openat(number, name, O_PATH | O_NOFOLLOW, shownPath);
    }

    /** Opens for reading the very file this descriptor holds, whatever its name now leads to. */
    Descriptor forReading(String shownPath) throws SourceFileException {
        return openat(LinuxCalls.AT_FDCWD, path().toString(), O_RDONLY | O_NONBLOCK | O_NOCTTY, shownPath);
    }

    FileStat stat() throws IOException {
        return FileStat.of(path());
    }

    /** A path that leads to what is held here, not to what has its name by now. */
    @Override
    public Path path() {
        return Path.of("/proc/self/fd/" + number);
    }

    @Override
    public void close() {
        // Closing a number twice could close another thread's file.
        if (closed.compareAndSet(false, true)) {
            LinuxCalls.close(number);
        }
    }

    private static Descriptor openat(int folder, String name, int flags, String shownPath) throws SourceFileException {
        byte[] path = FileNames.systemBytes(name);
        while (true) {
            try {
                return new Descriptor(LinuxCalls.openat(folder, path, flags | O_CLOEXEC));
            } catch (LastErrorException e) {
                if (e.getErrorCode() != LinuxCalls.EINTR) {
                    throw ofErrno(e.getErrorCode(), shownPath);
                }
            }
        }
    }

    private static SourceFileException ofErrno(int errno, String shownPath) {
        return switch (errno) {
            case LinuxCalls.ENOENT, LinuxCalls.ENOTDIR -> SourceFileException.vanished(shownPath);
            case LinuxCalls.ELOOP -> SourceFileException.symlink(shownPath);
            case LinuxCalls.EACCES, LinuxCalls.EPERM -> SourceFileException.unreadable(shownPath);
            default ->
                SourceFileException.ioError(
                        shownPath, LinuxCalls.strerror(errno).getString(0));
        };
    }
}
