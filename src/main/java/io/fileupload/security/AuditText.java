package io.fileupload.security;

/** What a caller sent, fit for one line of a log: nothing that ends the line, forges a field or steers a terminal. */
final class AuditText {

    private AuditText() {}

    static String of(String text, int maxLength) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(maxLength).forEach(c -> append(line, c));
        return line + (text.codePointCount(0, text.length()) > maxLength ? "..." : "");
    }

    private static void append(StringBuilder line, int c) {
        if (c < ' ' || c == '"' || c == '\\' || c > '~') {
            line.append("\\u%04x".formatted(c));
        } else {
            line.append((char) c);
        }
    }
}
