package io.fileupload.folder;

/** Single characters as RE2/J takes them literally, in and outside a character class. */
final class CodePoints {
    private CodePoints() {}

    static String escaped(int codePoint) {
        return "\\x{%s}".formatted(Integer.toHexString(codePoint));
    }

    static String range(int first, int last) {
        return escaped(first) + "-" + escaped(last);
    }
}
