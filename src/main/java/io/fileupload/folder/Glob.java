package io.fileupload.folder;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A glob compiled to RE2/J: matching takes time linear in the path, whatever the glob.
 *
 * <p>Without {@code /} it matches the name of a file in any subfolder, with {@code /} the path relative to the folder.
 * {@code *} and {@code ?} never match {@code /}; {@code **} as a whole component stands for any number of folders.
 */
public final class Glob {
    /** Longest glob taken, in characters. */
    public static final int MAX_LENGTH = 1024;

    private static final String EVERYTHING_BELOW = "/**";

    private final String glob;
    private final boolean nameOnly;
    private final Pattern pattern;

    private Glob(String glob, boolean nameOnly, Pattern pattern) {
        this.glob = glob;
        this.nameOnly = nameOnly;
        this.pattern = pattern;
    }

    /**
     * Reads a glob.
     *
     * @throws GlobSyntaxException with the position of what cannot be read
     */
    public static Glob compile(String glob) {
        GlobText text = GlobText.of(glob);
        String regex = GlobTranslator.translate(text);
        return new Glob(glob, !text.hasSlash(), Pattern.compile(regex, Pattern.DOTALL));
    }

    /**
     * Whether the glob matches the file.
     *
     * @param relativePath the file's path relative to the folder, with {@code /} between names
     */
    public boolean matches(String relativePath) {
        return pattern.matches(nameOnly ? nameOf(relativePath) : relativePath);
    }

    /** The glob of the folders of which this one matches everything below, if it can be told from its text. */
    @Nullable Glob wholeFolders() {
        boolean plain = glob.endsWith(EVERYTHING_BELOW) && glob.length() > EVERYTHING_BELOW.length();
        // An escaped or nested slash is not a component of its own; such a glob just prunes nothing.
        if (!plain || glob.indexOf('\\') >= 0 || glob.indexOf('{') >= 0) {
            return null;
        }
        String folder = glob.substring(0, glob.length() - EVERYTHING_BELOW.length());
        // The leading slash keeps a single name anchored at the top, as it is in the whole glob.
        return folder.endsWith("/") || folder.length() == MAX_LENGTH ? null : compile(anchored(folder));
    }

    private static String anchored(String folder) {
        return folder.startsWith("/") ? folder : "/" + folder;
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob that && glob.equals(that.glob);
    }

    @Override
    public int hashCode() {
        return glob.hashCode();
    }

    /** The glob as it was given. */
    @Override
    public String toString() {
        return glob;
    }
}
