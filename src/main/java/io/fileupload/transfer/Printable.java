package io.fileupload.transfer;

/** Names on one clean log line. */
public final class Printable {

    private Printable() {}

    public static String of(String name) {
        StringBuilder printable = new StringBuilder(name.length());
        name.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    private static void append(StringBuilder printable, int c) {
        if (isUnprintable(c)) {
            printable.append("\\u%04x".formatted(c));
        } else {
            printable.appendCodePoint(c);
        }
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
