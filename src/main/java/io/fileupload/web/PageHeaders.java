package io.fileupload.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Headers of every page: nothing runs or loads on it that this service did not send, and no other site may frame it. */
final class PageHeaders implements HandlerInterceptor {

    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'; object-src 'none'";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        set(request, response);
        return true;
    }

    static void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        // Nobody may go back to a page after signing out of it.
        boolean kept = request.getSession(false) == null;
        response.setHeader("Cache-Control", kept ? "no-cache" : "no-store");
    }
}
