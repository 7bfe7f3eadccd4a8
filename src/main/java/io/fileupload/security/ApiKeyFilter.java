package io.fileupload.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows callers by the key they send; a wrong key is refused at once, none at all only where one is needed. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Refusals refusals;

    ApiKeyFilter(ApiKeys keys, Refusals refusals) {
        this.keys = keys;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = sentKey(request);
        Optional<ApiKey> key = sent.isEmpty() ? Optional.empty() : keys.find(sent);
        if (!sent.isEmpty() && key.isEmpty()) {
            refusals.wrongKey(request, response);
            return;
        }
        key.ifPresent(known -> known.holder().signIn(request));
        chain.doFilter(request, response);
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
