package io.fileupload.folder;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a glob as a regular expression in one pass. Each character adds a bounded piece and braces become alternatives
 * rather than being multiplied out, so that the expression stays small.
 */
final class GlobTranslator {
    private static final int MAX_NESTED_BRACES = 16;

    private final GlobText text;
    private final StringBuilder regex = new StringBuilder();
    private final Deque<Brace> braces = new ArrayDeque<>();
    private int next;
    private boolean componentStart = true;

    private record Brace(int position, boolean atComponentStart) {}

    private GlobTranslator(GlobText text) {
        this.text = text;
    }

    /** Returns an expression for RE2/J with DOTALL that must match the whole path or name. */
    static String translate(GlobText text) {
        return new GlobTranslator(text).translate();
    }

    private String translate() {
        // A leading slash only says that the path starts here, which it does anyway.
        next = text.startsWith("/", 0) ? 1 : 0;
        while (next < text.length()) {
            refuseParentFolder();
            translateNext();
        }
        if (!braces.isEmpty()) {
            throw new GlobSyntaxException(
                    "'{' without its '}'", braces.getLast().position());
        }
        return regex.toString();
    }

    private void refuseParentFolder() {
        if (componentStart && text.startsWith("..", next) && text.componentEndsAt(next + 2, insideBraces())) {
            throw new GlobSyntaxException("'..' is not allowed", next);
        }
    }

    private void translateNext() {
        boolean start = componentStart;
        componentStart = false;
        switch (text.glob().charAt(next)) {
            case '*' -> star(start);
            case '?' -> take("[^/]");
            case '[' -> characterClass();
            case '{' -> openBrace(start);
            case ',' -> comma();
            case '}' -> closeBrace();
            case '\\' -> escaped();
            case '/' -> slash();
            default -> literal();
        }
    }

    private void take(String piece) {
        regex.append(piece);
        next++;
    }

    private void star(boolean start) {
        int end = next;
        while (text.startsWith("*", end)) {
            end++;
        }
        boolean anyFolders = start && end - next == 2 && text.componentEndsAt(end, insideBraces());
        next = end;
        if (!anyFolders || !text.hasSlash()) {
            regex.append("[^/]*");
        } else if (text.startsWith("/", end)) {
            regex.append("(?:.*/)?");
            next++;
            componentStart = true;
        } else {
            // At the end of an alternative it takes at least one folder if a slash follows the braces.
            regex.append(end == text.length() ? ".+" : ".*");
        }
    }

    private void characterClass() {
        next = GlobCharacterClass.translate(text, next, regex);
    }

    private void openBrace(boolean start) {
        if (braces.size() == MAX_NESTED_BRACES) {
            throw new GlobSyntaxException("more than " + MAX_NESTED_BRACES + " nested '{'", next);
        }
        braces.push(new Brace(next, start));
        componentStart = start;
        take("(?:");
    }

    private void comma() {
        if (braces.isEmpty()) {
            literal();
            return;
        }
        componentStart = braces.peek().atComponentStart();
        take("|");
    }

    private void closeBrace() {
        if (braces.isEmpty()) {
            literal();
            return;
        }
        braces.pop();
        take(")");
    }

    private void escaped() {
        next++;
        if (next == text.length()) {
            throw new GlobSyntaxException("nothing follows the '\\'", next - 1);
        }
        literal();
    }

    private void slash() {
        take("/");
        componentStart = true;
    }

    private void literal() {
        int codePoint = text.glob().codePointAt(next);
        regex.append(CodePoints.escaped(codePoint));
        next += Character.charCount(codePoint);
    }

    private boolean insideBraces() {
        return !braces.isEmpty();
    }
}
