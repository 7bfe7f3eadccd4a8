package io.fileupload.security;

import io.fileupload.http.PageWish;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says in words why a request is refused; the error page makes a problem document or a page of it. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Refusal NO_KEY = Refusal.unauthorized(
            "An API key is needed; send it as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'");

    private final FailedAttempts attempts;

    Refusals(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /** No key where one is needed. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (PageWish.of(request)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, ReturnPath.signInFor(request));
        } else {
            NO_KEY.send(response);
        }
    }

    /** A key that may not do this, or a form that is not of our pages. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        String reason = e instanceof CsrfException
                ? "The form is out of date, or not one of this service; open its page again"
                : "The key '%s' may look but not change anything; use a key with the role operator"
                        .formatted(Caller.nameIn(request));
        response.sendError(HttpStatus.FORBIDDEN.value(), reason);
    }

    /** A URL or header that could mean different things to different readers. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        response.sendError(
                HttpStatus.BAD_REQUEST.value(),
                "The URL or a header has characters that are not allowed, such as '//', ';' or control characters");
    }

    /** A key nobody has, counted. */
    Refusal ofWrongKey(HttpServletRequest request) {
        return attempts.count(request.getRemoteAddr())
                .map(Refusal::tooManyKeys)
                .orElseGet(() -> Refusal.unauthorized("The API key is not valid"));
    }
}
