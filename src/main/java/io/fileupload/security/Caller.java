package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sends a request. */
record Caller(String name, Role role) {

    /** Everyone, while no keys are configured. */
    static final Caller ANYONE = new Caller("anonymous", Role.OPERATOR);

    private static final String ATTRIBUTE = Caller.class.getName();

    /** From here on the request is this caller's. */
    void signIn(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
        SecurityContextHolder.setContext(context);
        // For the audit log and error pages: Spring Security has forgotten the caller by then.
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Who signed in, for as long as the request lasts. */
    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    static String nameIn(HttpServletRequest request) {
        return of(request).orElse(ANYONE).name();
    }
}
