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

    /** The sign-in page that leads back to what was asked for, or to the page of the form that was sent. */
    static String signInFor(HttpServletRequest request) {
        boolean ended = request.getRequestedSessionId() != null;
        boolean form = !request.getMethod().equals("GET");
        String back = safe(form ? pageOfForm(request.getRequestURI()) : pathAndQuery(request));
        return SignInController.PATH + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (ended ? "&ended" : "") + (form ? "&undone" : "");
    }

    /** Forms are sent to their own page or below it. */
    private static String pageOfForm(String path) {
        return path.replaceFirst("^(/new|/uploads/[^/]+)/.*", "$1");
    }

    private static String pathAndQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
