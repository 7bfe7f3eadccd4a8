package io.fileupload.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** That a request is refused, in words. */
record Refusal(HttpStatus status, String detail, String header, String value) {

    static Refusal unauthorized(String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, detail, HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    static Refusal tooManyKeys(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many wrong API keys from this address; try again in %d seconds".formatted(seconds),
                HttpHeaders.RETRY_AFTER,
                Long.toString(seconds));
    }

    /** Adds the header that goes with the status. */
    void describe(HttpServletResponse response) {
        response.setHeader(header, value);
    }

    void send(HttpServletResponse response) throws IOException {
        describe(response);
        response.sendError(status.value(), detail);
    }
}
