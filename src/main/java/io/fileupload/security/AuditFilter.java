package io.fileupload.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down who changed what, or was kept from it; first of all filters, so that it sees what the others refuse. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditFilter extends OncePerRequestFilter {

    private static final Logger audit = LoggerFactory.getLogger("audit");
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return LOOKING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            log(request, status);
        }
    }

    /** The path only: a query may hold what is none of the log's business. */
    private static void log(HttpServletRequest request, int status) {
        audit.info(
                "who={} what=\"{} {}\" from={} status={}",
                Caller.nameIn(request),
                AuditText.of(request.getMethod(), 20),
                AuditText.of(request.getRequestURI(), 300),
                AuditText.of(request.getRemoteAddr(), 60),
                status);
    }
}
