package io.fileupload.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While no keys are configured, keeps web pages of other sites from doing it through a user's browser: by name
 * (DNS rebinding) or by a cross-site request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ListenPolicy listen;
    private final ApiKeys keys;

    OriginFilter(ListenPolicy listen, ApiKeys keys) {
        this.listen = listen;
        this.keys = keys;
    }

    /** A page of another site has no key. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return keys.areConfigured();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (listen.isLoopback() && !LOOPBACK_HOSTS.contains(hostName(host))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "The Host header names another host than this one");
        } else if (!isSameOrigin(request.getHeader("Origin"), host)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "The Origin header names another site than this one");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String hostName(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(java.util.Locale.ROOT).replaceFirst(":\\d+$", "");
    }

    private static boolean isSameOrigin(@Nullable String origin, @Nullable String host) {
        return origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }
}
