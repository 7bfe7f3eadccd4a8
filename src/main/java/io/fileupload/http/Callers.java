package io.fileupload.http;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who asks, by the name of a key. */
public final class Callers {

    private Callers() {}

    /** @param caller null while no keys are configured */
    public static String name(@Nullable Principal caller) {
        return caller == null ? "anonymous" : caller.getName();
    }
}
