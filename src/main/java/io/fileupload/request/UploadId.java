package io.fileupload.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids that clients may give their uploads. */
public final class UploadId {

    /** In paths: what is a path of its own is no id there, so that it answers 405 to the methods it does not have. */
    public static final String VARIABLE = "{id:(?!(?:events|preview)$).*}";

    private static final List<String> PATHS = List.of("events", "preview");
    private static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    private UploadId() {}

    /** What is wrong with the id, or null. */
    public static @Nullable String problem(String id) {
        if (PATHS.contains(id)) {
            return "is a word of the API; choose another";
        }
        return id.matches(FORM)
                ? null
                : "must be 1 to 128 letters, digits, '.', '_' or '-', beginning with a letter or digit";
    }
}
