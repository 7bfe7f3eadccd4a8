package io.fileupload.request;

import org.jspecify.annotations.Nullable;

/** A preview that cannot be given, in words. */
public class PreviewRefusedException extends RuntimeException {

    private PreviewRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PreviewRefusedException tooLarge(long seconds) {
        return new PreviewRefusedException(
                "The folder takes over %d seconds to scan; create the upload to see its progress".formatted(seconds),
                null);
    }

    static PreviewRefusedException because(@Nullable Throwable cause) {
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new PreviewRefusedException("The folder cannot be scanned" + why, cause);
    }
}
