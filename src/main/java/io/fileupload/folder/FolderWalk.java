package io.fileupload.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One walk through a folder, depth first, with its own stack: the deepest nesting cannot overflow the thread's. */
final class FolderWalk implements Closeable {
    private final ScanReport report;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** @param prefix path of the folder, empty or with a slash at its end */
    private record Level(String prefix, OpenFolder folder, Deque<String> subfolders) {
        Level(String prefix, OpenFolder folder) {
            this(prefix, folder, new ArrayDeque<>());
        }
    }

    FolderWalk(ScanReport report) {
        this.report = report;
    }

    /** @throws IOException when this folder itself cannot be listed */
    void from(OpenFolder root) throws IOException {
        list(new Level("", root));
        while (!levels.isEmpty()) {
            Level level = levels.element();
            String subfolder = level.subfolders().poll();
            if (subfolder == null) {
                levels.remove().folder().close();
            } else {
                descend(level, subfolder);
            }
        }
    }

    private void descend(Level level, String name) {
        String path = level.prefix() + name;
        try {
            list(new Level(path + "/", level.folder().subfolder(name, path)));
        } catch (IOException e) {
            report.unusableFolder(path, SourceFileException.forFile(path, e));
        }
    }

    private void list(Level level) throws IOException {
        levels.push(level);
        try (DirectoryStream<Path> listing =
                Files.newDirectoryStream(level.folder().path())) {
            Iterator<Path> entries = listing.iterator();
            for (Path entry = next(entries); entry != null; entry = next(entries)) {
                visit(level, entry);
            }
        }
    }

    private static @Nullable Path next(Iterator<Path> entries) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the scan was interrupted");
        }
        try {
            return entries.hasNext() ? entries.next() : null;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void visit(Level level, Path entry) {
        Path fileName = entry.getFileName();
        String name = fileName.toString();
        if (FileNames.isRepresentable(fileName, name)) {
            visit(level, entry, name);
        } else {
            report.unrepresentable(
                    level.prefix() + FileNames.escaped(entry), Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private void visit(Level level, Path entry, String name) {
        String path = level.prefix() + name;
        FileStat stat;
        try {
            stat = FileStat.of(entry, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            report.unusableFile(path, SourceFileException.forFile(path, e));
            return;
        }
        if (!stat.is(FileStat.Kind.FOLDER)) {
            report.file(path, stat);
        } else if (report.enters(path)) {
            level.subfolders().add(name);
        }
    }

    @Override
    public void close() throws IOException {
        while (!levels.isEmpty()) {
            levels.remove().folder().close();
        }
    }
}
