package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says in words why a request is refused; the error page makes a problem document of it. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final FailedAttempts attempts;

    Refusals(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /** No key where one is needed. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        unauthorized(response, "An API key is needed; send it as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'");
    }

    /** A key that may not do this. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        response.sendError(
                HttpStatus.FORBIDDEN.value(),
                "The key '%s' may look but not change anything; use a key with the role operator"
                        .formatted(Caller.nameIn(request)));
    }

    /** A URL or header that could mean different things to different readers. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        response.sendError(
                HttpStatus.BAD_REQUEST.value(),
                "The URL or a header has characters that are not allowed, such as '//', ';' or control characters");
    }

    /** A key nobody has. */
    void wrongKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Duration> wait = attempts.count(request.getRemoteAddr());
        if (wait.isPresent()) {
            tooMany(response, Math.max(1, wait.get().toSeconds()));
        } else {
            unauthorized(response, "The API key is not valid");
        }
    }

    private static void tooMany(HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.sendError(
                HttpStatus.TOO_MANY_REQUESTS.value(),
                "Too many wrong API keys from this address; try again in %d seconds".formatted(seconds));
    }

    private static void unauthorized(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.sendError(HttpStatus.UNAUTHORIZED.value(), detail);
    }
}
