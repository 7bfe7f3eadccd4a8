package io.fileupload.folder;

/** Writes one {@code [a-z]} or {@code [!a]} of a glob as a class of a regular expression that never matches a slash. */
final class GlobCharacterClass {
    private final GlobText text;
    private final int open;
    private final StringBuilder regex;
    private int next;

    private GlobCharacterClass(GlobText text, int open, StringBuilder regex) {
        this.text = text;
        this.open = open;
        this.regex = regex;
        this.next = open + 1;
    }

    /** Writes the class and returns the position after its closing bracket. */
    static int translate(GlobText text, int open, StringBuilder regex) {
        return new GlobCharacterClass(text, open, regex).translate();
    }

    private int translate() {
        boolean negated = text.startsWith("!", next);
        if (negated) {
            next++;
        }
        regex.append(negated ? "[^/" : "[");
        do {
            item();
        } while (!text.startsWith("]", next));
        regex.append(']');
        return next + 1;
    }

    private void item() {
        int position = next;
        int first = character();
        // A dash just before the closing bracket stands for itself.
        if (!text.startsWith("-", next) || text.startsWith("-]", next)) {
            append(first, first);
            return;
        }
        next++;
        int last = character();
        if (last < first) {
            throw new GlobSyntaxException("a range that runs backward", position);
        }
        append(first, last);
    }

    private int character() {
        if (text.startsWith("\\", next)) {
            next++;
        }
        if (next >= text.length()) {
            throw new GlobSyntaxException("'[' without its ']'", open);
        }
        int codePoint = text.glob().codePointAt(next);
        if (codePoint == '/') {
            throw new GlobSyntaxException("'/' cannot stand in '[ ]'", next);
        }
        next += Character.charCount(codePoint);
        return codePoint;
    }

    private void append(int first, int last) {
        if (first < '/' && last > '/') {
            regex.append(CodePoints.range(first, '/' - 1)).append(CodePoints.range('/' + 1, last));
        } else {
            regex.append(CodePoints.range(first, last));
        }
    }
}
