package io.fileupload.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folders that jobs may read: those in and below the configured roots, or any but the system's own when none is set. */
@Component
public final class SourceRoots {
    private static final List<Path> SYSTEM_FOLDERS = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private final List<Path> roots;

    public SourceRoots(FolderSettings settings) {
        // Both spellings of a root that is a link: the one it is known by is answered with advice, not "outside".
        roots = settings.sourceRoots().stream()
                .flatMap(root -> Stream.of(root, real(root)))
                .distinct()
                .toList();
    }

    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("SOURCE_ROOTS: '%s' cannot be read".formatted(root), e);
        }
    }

    /**
     * Decides whether a job may read a folder.
     *
     * @param folder absolute, canonical path, with or without a slash at its end
     * @return the canonical folder, which exists and can be read
     * @throws SourceFolderRefusedException with the reason; outside the roots the same whether or not the folder exists
     */
    public Path check(String folder) {
        Path path = CanonicalFolder.parse(folder);
        refuseOutside(path);
        return CanonicalFolder.requireReadable(path);
    }

    /** The configured roots by their real paths, without those inside another; empty when none is set. */
    List<Path> startingPoints() {
        return roots.stream()
                .map(SourceRoots::real)
                .distinct()
                .filter(root -> roots.stream().noneMatch(other -> !root.equals(other) && root.startsWith(other)))
                .sorted()
                .toList();
    }

    /** Whether {@link #check} would let jobs read this canonical path as far as the roots go. */
    boolean isReadable(@Nullable Path path) {
        try {
            if (path == null) {
                return false;
            }
            refuseOutside(path);
            return true;
        } catch (SourceFolderRefusedException e) {
            return false;
        }
    }

    private void refuseOutside(Path path) {
        if (path.getParent() == null) {
            throw new SourceFolderRefusedException("is the whole file system; give a folder in it");
        }
        if (roots.isEmpty() && SYSTEM_FOLDERS.stream().anyMatch(path::startsWith)) {
            throw new SourceFolderRefusedException("is in a system folder; jobs never read /proc, /sys or /dev");
        }
        if (!roots.isEmpty() && roots.stream().noneMatch(path::startsWith)) {
            throw new SourceFolderRefusedException("is not in a folder that jobs may read (SOURCE_ROOTS)");
        }
    }
}
