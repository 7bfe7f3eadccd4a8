package io.fileupload.request;

import io.fileupload.folder.Glob;
import io.fileupload.folder.GlobSyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Checks globs of a request. */
final class GlobCheck {

    private GlobCheck() {}

    /** What is wrong with the glob, or null. */
    static @Nullable String problem(@Nullable String glob) {
        String text = glob == null ? "" : glob;
        // Half a surrogate pair cannot be stored: the same request again would be another one.
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? syntaxProblem(text) : "is not valid Unicode";
    }

    private static @Nullable String syntaxProblem(String glob) {
        try {
            Glob.compile(glob);
            return null;
        } catch (GlobSyntaxException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
