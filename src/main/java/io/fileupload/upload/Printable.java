package io.fileupload.upload;

/** Names on one clean log line. */
final class Printable {

    private Printable() {}

    static String of(String name) {
        StringBuilder printable = new StringBuilder(name.length());
        name.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    private static void append(StringBuilder printable, int c) {
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            printable.append("\\u%04x".formatted(c));
        } else {
            printable.appendCodePoint(c);
        }
    }
}
