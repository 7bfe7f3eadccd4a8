package io.fileupload.security;

import java.util.Locale;

/** What a caller may do: a viewer looks, an operator also changes. */
enum Role {
    VIEWER,
    OPERATOR;

    /** @throws IllegalArgumentException if there is no such role */
    static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
