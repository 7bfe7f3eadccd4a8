package io.fileupload.job;

import org.jspecify.annotations.Nullable;

/**
 * Why a job failed or what it waits for.
 *
 * @param code stable, for programs; null where the words say it all
 * @param reason in words
 */
public record JobError(@Nullable String code, String reason) {

    public static JobError of(Enum<?> code, String reason) {
        return new JobError(code.name(), reason);
    }

    public static JobError inWords(String reason) {
        return new JobError(null, reason);
    }

    public boolean is(Enum<?> other) {
        return other.name().equals(code);
    }

    /** For people: the code, if any, and the words. */
    public String text() {
        return code == null ? reason : code + ": " + reason;
    }
}
