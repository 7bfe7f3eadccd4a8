package io.fileupload.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a piece of work when its owner lets go of it.
 *
 * @param at when it is due again, for any owner; null if there is no more of it
 */
public record Next(@Nullable Instant at) {

    /** There will never be any more of it, under this name. */
    public static final Next DONE = new Next(null);

    /**
     * There is no more of it until someone asks. Its row stays, since epochs would begin anew with another one, and an
     * owner of long ago could be taken for the present one.
     */
    public static final Next PARKED = new Next(Instant.parse("9999-12-31T00:00:00Z"));

    public static Next at(Instant time) {
        return new Next(time);
    }
}
