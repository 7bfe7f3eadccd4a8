package io.fileupload.job;

import java.util.Locale;

/** What a person searches for as a pattern for {@code lower(...) like ... escape '!'}. */
final class LikePattern {

    private LikePattern() {}

    static String containing(String text) {
        if (text.indexOf('\0') >= 0) {
            return ""; // no text has it, and PostgreSQL does not take it
        }
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
