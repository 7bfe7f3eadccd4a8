package io.fileupload.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Tells people, who want to see a page, from programs, which want a problem document. */
public final class PageWish {

    private static final List<String> OF_PROGRAMS = List.of("/api/", "/actuator", "/v3/", "/health");

    private PageWish() {}

    public static boolean of(HttpServletRequest request) {
        return of(request, request.getRequestURI());
    }

    /** The same of the path that was called, where the request is by now one for the error page. */
    public static boolean of(HttpServletRequest request, String path) {
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.contains("text/html") && OF_PROGRAMS.stream().noneMatch(path::startsWith);
    }
}
