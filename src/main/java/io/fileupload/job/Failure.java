package io.fileupload.job;

/** Why a file failed, was skipped or waits: a stable code and a reason in words. */
public record Failure(String code, String reason) {

    private static final int MAX_REASON = 1000;

    public Failure {
        reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
    }

    /** The failure's own words. */
    public static Failure of(String code, Throwable why) {
        return new Failure(code, String.valueOf(why.getMessage()));
    }
}
