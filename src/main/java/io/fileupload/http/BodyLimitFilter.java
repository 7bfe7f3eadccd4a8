package io.fileupload.http;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_TIMEOUT;
import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes request bodies in before anything waits for them: none over 64 KiB, also of those that do not say their length,
 * and none that takes longer than ten seconds. Slow ones can hold only half of the server's threads.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final int MAX_READERS = 100;

    private final Semaphore readers = new Semaphore(MAX_READERS);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (asksWhetherToSend(request) && request.getContentLengthLong() > RequestBody.MAX_BYTES) {
            tooLarge(response);
        } else if (!hasTurn()) {
            response.setHeader("Retry-After", "1");
            response.sendError(SC_SERVICE_UNAVAILABLE, "Too many requests are sent slowly; try again in a second");
        } else {
            goOn(request, readInTurn(request), response, chain);
        }
    }

    private static void goOn(
            HttpServletRequest request, RequestBody body, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (body.isTooLarge()) {
            tooLarge(response);
        } else if (body.isTooSlow()) {
            response.sendError(SC_REQUEST_TIMEOUT, "The body did not arrive within ten seconds");
        } else if (ReadForm.is(request)) {
            goOnWithForm(request, body, response, chain);
        } else {
            chain.doFilter(new ReadRequest(request, body.bytes()), response);
        }
    }

    private static void goOnWithForm(
            HttpServletRequest request, RequestBody body, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ReadForm form;
        try {
            form = new ReadForm(request, body.bytes());
        } catch (HttpMessageNotReadableException | IllegalStateException e) {
            response.sendError(SC_BAD_REQUEST, "The fields of the form are not encoded as a browser does it");
            return;
        }
        chain.doFilter(form, response);
    }

    private RequestBody readInTurn(HttpServletRequest request) throws IOException {
        try {
            return RequestBody.read(request.getInputStream());
        } finally {
            readers.release();
        }
    }

    private boolean hasTurn() {
        try {
            return readers.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean asksWhetherToSend(HttpServletRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private static void tooLarge(HttpServletResponse response) throws IOException {
        response.sendError(SC_REQUEST_ENTITY_TOO_LARGE, "The body is over 64 KiB");
    }
}
