package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists what is in a folder and its subfolders, hidden files included, without following a symlink. */
@Component
public class FolderScanner {

    /**
     * Streams what it finds, in no particular order. Memory does not grow with the number of files; one descriptor is
     * held for each level of nesting. What the sink throws ends the scan and reaches the caller.
     *
     * @param root canonical path of the folder
     * @throws SourceUnavailableException when the root itself cannot be read, also when it is gone at the end
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; its flag stays set
     */
    public void scan(Path root, FileFilter filter, Consumer<ScanEntry> sink) throws SourceUnavailableException {
        try {
            walk(root, filter, sink);
            // A folder unmounted or removed during the scan must not pass for one with few files.
            OpenFolder.of(root).close();
        } catch (IOException e) {
            throw SourceUnavailableException.forFolder(root, SourceFileException.forFile(root.toString(), e));
        }
    }

    /** @throws SourceUnavailableException when the folder cannot be read or is empty, as where a disk is not mounted */
    public void requireNotEmpty(Path root) throws SourceUnavailableException {
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isEmpty()) {
                throw SourceUnavailableException.empty(root);
            }
        } catch (IOException e) {
            throw SourceUnavailableException.forFolder(root, SourceFileException.forFile(root.toString(), e));
        }
    }

    private static void walk(Path root, FileFilter filter, Consumer<ScanEntry> sink) throws IOException {
        try (FolderWalk walk = new FolderWalk(new ScanReport(filter, sink))) {
            walk.from(OpenFolder.of(root));
        }
    }
}
