package io.fileupload.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Names of files: whether a String can stand for one, and how to show one that it cannot. */
final class FileNames {
    // What Java puts in place of bytes that are not UTF-8; it may also be in a name in its own right.
    private static final char REPLACEMENT = '\uFFFD';

    private FileNames() {}

    /** Whether the name of the file survives as a String; if not, the String silently names another file. */
    static boolean isRepresentable(Path name, String text) {
        return text.indexOf(REPLACEMENT) < 0 || Path.of(text).equals(name);
    }

    /** The name with each byte that is not printable ASCII written as {@code \xNN}, and {@code \} doubled. */
    static String escaped(Path file) {
        String path = file.toUri().getRawPath();
        String stripped = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return unquote(stripped.substring(stripped.lastIndexOf('/') + 1));
    }

    /** The URI has every byte outside ASCII as {@code %NN}. */
    private static String unquote(String quoted) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            if (quoted.charAt(i) == '%') {
                name.append(printable(Integer.parseInt(quoted, i + 1, i + 3, 16)));
                i += 2;
            } else {
                name.append(printable(quoted.charAt(i)));
            }
        }
        return name.toString();
    }

    private static String printable(int octet) {
        if (octet == '\\') {
            return "\\\\";
        }
        return octet >= ' ' && octet <= '~' ? Character.toString(octet) : "\\x%02x".formatted(octet);
    }

    /** The path on one line: control characters written as {@code \xNN}. */
    static String printable(String path) {
        return path.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\x%02x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** The name as NUL-terminated bytes for the system. */
    static byte[] systemBytes(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, terminated, 0, bytes.length);
        return terminated;
    }

    /** @throws IllegalArgumentException unless the path stays below a folder when appended to it */
    static void requireRelative(String path) {
        boolean plain =
                path.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(path);
        for (String name : path.split("/", -1)) {
            plain &= !name.isEmpty() && !name.equals(".") && !name.equals("..");
        }
        if (!plain) {
            throw new IllegalArgumentException("not a relative path: '" + printable(path) + "'");
        }
    }
}
