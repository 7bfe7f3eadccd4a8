package io.fileupload.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows callers by the key they send, or else by their session; a wrong key is refused at once, none at all only where
 * one is needed.
 */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Sessions sessions;
    private final Refusals refusals;

    ApiKeyFilter(ApiKeys keys, Sessions sessions, Refusals refusals) {
        this.keys = keys;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = sentKey(request);
        Optional<Caller> caller =
                sent.isEmpty() ? sessions.find(request) : keys.find(sent).map(ApiKey::holder);
        if (!sent.isEmpty() && caller.isEmpty()) {
            refusals.ofWrongKey(request).send(response);
            return;
        }
        caller.ifPresent(known -> known.signIn(request));
        chain.doFilter(request, response);
    }

    /** Whether it comes with a key, which no browser sends by itself. */
    static boolean hasKey(HttpServletRequest request) {
        return !sentKey(request).isEmpty();
    }

    private static String sentKey(HttpServletRequest request) {
        String own = text(request.getHeader("X-API-Key"));
        String authorization = text(request.getHeader("Authorization"));
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return own.isEmpty() && bearer
                ? authorization.substring(BEARER.length()).strip()
                : own;
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header.strip();
    }
}
