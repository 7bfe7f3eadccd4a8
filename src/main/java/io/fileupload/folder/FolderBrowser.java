package io.fileupload.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks folders that jobs may read, one at a time: never outside the roots, never through a symbolic link. */
@Component
public class FolderBrowser {

    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_SUBFOLDERS = 500;

    private final SourceRoots roots;

    FolderBrowser(SourceRoots roots) {
        this.roots = roots;
    }

    /** The folders to start from. */
    public FolderListing top() {
        List<Path> start = roots.startingPoints();
        return start.isEmpty() ? list(Path.of("/"), null) : new FolderListing(null, null, start, 0, false);
    }

    /** @throws SourceFolderRefusedException if jobs may not read it */
    public FolderListing list(String folder) {
        Path path = roots.check(folder);
        return list(path, roots.isReadable(path.getParent()) ? path.getParent() : null);
    }

    private FolderListing list(Path folder, @Nullable Path parent) {
        List<Path> subfolders = new ArrayList<>();
        long files = 0;
        int seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (++seen > MAX_ENTRIES) {
                    break;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    subfolders.add(entry);
                } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files++;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new SourceFolderRefusedException("cannot be read");
        }
        boolean cut = seen > MAX_ENTRIES || subfolders.size() > MAX_SUBFOLDERS;
        return new FolderListing(folder, parent, offered(subfolders), files, cut);
    }

    private List<Path> offered(List<Path> subfolders) {
        return subfolders.stream()
                .filter(roots::isReadable)
                .sorted(Comparator.comparing(path -> String.valueOf(path.getFileName()), String.CASE_INSENSITIVE_ORDER))
                .limit(MAX_SUBFOLDERS)
                .map(Objects::requireNonNull)
                .toList();
    }
}
