package io.fileupload.folder;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a folder are meant; an exclude wins over the pattern.
 *
 * @param pattern the files meant, null for all
 * @param excludes the files left out
 * @param prunes the folders of which everything is left out
 */
public record FileFilter(@Nullable Glob pattern, List<Glob> excludes, List<Glob> prunes) {
    public FileFilter {
        excludes = List.copyOf(excludes);
        prunes = List.copyOf(prunes);
    }

    /**
     * Compiles the globs of a request.
     *
     * @throws GlobSyntaxException for a glob that cannot be read
     */
    public static FileFilter of(@Nullable String pattern, List<String> excludes) {
        List<Glob> globs = excludes.stream().map(Glob::compile).toList();
        List<Glob> prunes =
                globs.stream().map(Glob::wholeFolders).filter(Objects::nonNull).toList();
        return new FileFilter(pattern == null ? null : Glob.compile(pattern), globs, prunes);
    }

    /**
     * Whether the file is meant.
     *
     * @param relativePath the file's path relative to the folder, with {@code /} between names
     */
    public boolean accepts(String relativePath) {
        return (pattern == null || pattern.matches(relativePath)) && noneMatches(excludes, relativePath);
    }

    /** Whether files below this folder can be accepted at all, so that it need not be read if not. */
    boolean enters(String relativeFolder) {
        return noneMatches(prunes, relativeFolder);
    }

    private static boolean noneMatches(List<Glob> globs, String path) {
        for (Glob glob : globs) {
            if (glob.matches(path)) {
                return false;
            }
        }
        return true;
    }
}
