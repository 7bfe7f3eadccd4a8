package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a browser goes on once it is signed in: to a page of this service, never to another site. */
final class ReturnPath {

    private static final String HOME = "/";
    // Browsers take '\' for '/', and forget tabs and line ends.
    private static final Pattern PAGE = Pattern.compile("/(?!/)[!-~&&[^\\\\]]{0,999}");

    private ReturnPath() {}

    /** The path if it is one of ours, else the first page. */
    static String safe(String wished) {
        return PAGE.matcher(wished).matches() && !wished.startsWith(SignInController.PATH) ? wished : HOME;
    }

    /** The sign-in page that leads back to what was asked for; a form that was sent cannot be sent again. */
    static String signInFor(HttpServletRequest request) {
        boolean ended = request.getRequestedSessionId() != null;
        String back = request.getMethod().equals("GET") ? safe(pathAndQuery(request)) : HOME;
        return SignInController.PATH + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (ended ? "&ended" : "");
    }

    private static String pathAndQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
