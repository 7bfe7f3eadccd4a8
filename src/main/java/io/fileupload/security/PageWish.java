package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Tells people, who want to see a page, from programs, which want a problem document. */
final class PageWish {

    private static final List<String> OF_PROGRAMS = List.of("/api/", "/actuator", "/v3/", "/health");

    private PageWish() {}

    static boolean of(HttpServletRequest request) {
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.contains("text/html") && OF_PROGRAMS.stream().noneMatch(request.getRequestURI()::startsWith);
    }
}
