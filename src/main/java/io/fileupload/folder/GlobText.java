package io.fileupload.folder;

import java.util.stream.IntStream;

/** The characters of a glob, checked as a whole before any of them is given a meaning. */
record GlobText(String glob, boolean hasSlash) {

    static GlobText of(String glob) {
        refuseLength(glob);
        refuseControlCharacters(glob);
        if (glob.endsWith("/")) {
            throw new GlobSyntaxException("a final '/' matches no file, write '/**' for all in a folder", last(glob));
        }
        return new GlobText(glob, glob.indexOf('/') >= 0);
    }

    private static void refuseLength(String glob) {
        if (glob.isEmpty()) {
            throw new GlobSyntaxException("the glob is empty", 0);
        }
        if (glob.length() > Glob.MAX_LENGTH) {
            throw new GlobSyntaxException("more than " + Glob.MAX_LENGTH + " characters", Glob.MAX_LENGTH);
        }
    }

    private static void refuseControlCharacters(String glob) {
        IntStream.range(0, glob.length())
                .filter(i -> Character.isISOControl(glob.charAt(i)))
                .findFirst()
                .ifPresent(i -> {
                    throw new GlobSyntaxException("a control character", i);
                });
    }

    private static int last(String glob) {
        return glob.length() - 1;
    }

    int length() {
        return glob.length();
    }

    boolean startsWith(String text, int position) {
        return glob.startsWith(text, position);
    }

    /** Whether a path component ends right before this position: at the end, a slash or the end of an alternative. */
    boolean componentEndsAt(int position, boolean insideBraces) {
        return position >= glob.length()
                || glob.charAt(position) == '/'
                || (insideBraces && (glob.charAt(position) == ',' || glob.charAt(position) == '}'));
    }
}
