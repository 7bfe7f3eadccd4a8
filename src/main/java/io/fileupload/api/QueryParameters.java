package io.fileupload.api;

import io.fileupload.request.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters, read as strictly as the fields of a request: Spring itself takes {@code limit=0x10}, an empty value
 * as none, and the first of two.
 */
final class QueryParameters {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private QueryParameters() {}

    /** How many entries a page may have. */
    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidRequestException.ofField("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** The one state that is asked for, or null for any. */
    static <S extends Enum<S>> @Nullable S state(Class<S> states, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(states.getEnumConstants())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.ofField("state", "must be one of " + names(states)));
    }

    /** Whether something is asked for. */
    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw InvalidRequestException.ofField(name, "must be true or false");
        }
        return true;
    }

    private static String names(Class<? extends Enum<?>> states) {
        return Arrays.stream(states.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
