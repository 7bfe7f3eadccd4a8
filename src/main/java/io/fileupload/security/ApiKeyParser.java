package io.fileupload.security;

import io.fileupload.settings.InvalidSettingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads keys as they are written in the settings, {@code name:role:sha256-of-key}. What is wrong is told by its place:
 * the text itself may be a secret.
 */
final class ApiKeyParser {

    static final String ALLOWED = "name:role:sha256-of-key, with a name of up to 64 letters, digits, '.', '_' or '-',"
            + " the role viewer or operator, and the SHA-256 of the key as 64 hexadecimal digits";

    private static final Pattern ENTRY =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63}):(viewer|operator):(\\p{XDigit}{64})");

    private ApiKeyParser() {}

    /** @throws InvalidSettingException naming the entry that is none */
    static List<ApiKey> entries(String variable, String text) {
        return parse(variable + ": entry", text.split(",", -1));
    }

    /** @throws InvalidSettingException naming the line that is none */
    static List<ApiKey> lines(String variable, String text) {
        String withoutComments = text.replaceAll("(?m)^[ \\t]*#.*$", "");
        return parse(variable + ": line", withoutComments.split("\\R", -1));
    }

    private static List<ApiKey> parse(String where, String[] entries) {
        List<ApiKey> keys = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            if (!entry.isEmpty()) {
                keys.add(parse(where + " " + (i + 1), entry));
            }
        }
        return List.copyOf(keys);
    }

    private static ApiKey parse(String where, String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw InvalidSettingException.because("%s is not %s".formatted(where, ALLOWED));
        }
        // Who is written in the audit log where nobody is known.
        if (parts.group(1).equals(Caller.ANYONE.name())) {
            throw InvalidSettingException.because(
                    "%s: the name '%s' is taken; choose another".formatted(where, Caller.ANYONE.name()));
        }
        byte[] hash = HexFormat.of().parseHex(parts.group(3));
        return new ApiKey(parts.group(1), Role.named(parts.group(2)), hash);
    }
}
