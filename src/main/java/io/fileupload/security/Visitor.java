package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Who looks at a page, for templates to ask. */
@Component("visitor")
class Visitor {

    private final HttpServletRequest request;

    /** @param request stands for the one that is answered */
    Visitor(HttpServletRequest request) {
        this.request = request;
    }

    /** Whether there is anything to see. */
    public boolean isKnown() {
        return Caller.of(request).isPresent();
    }

    public boolean isOperator() {
        return Caller.of(request)
                .filter(caller -> caller.role() == Role.OPERATOR)
                .isPresent();
    }

    /** Whether there is something to sign out of. */
    public boolean isSignedIn() {
        return isKnown() && request.getSession(false) != null;
    }

    public String getName() {
        return Caller.nameIn(request);
    }

    public String getRole() {
        return Caller.of(request)
                .map(caller -> caller.role().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
