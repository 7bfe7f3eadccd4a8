package io.fileupload.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** Answers what filters and the server refuse with a problem document too, unless there is a page for it. */
@RestController
class ProblemErrorController implements ErrorController {

    private final List<ErrorViewResolver> pages;

    ProblemErrorController(List<ErrorViewResolver> pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    @Nullable Object error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // an event stream whose client has gone: there is nothing to say, and no one to say it to
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus shown = status == null ? HttpStatus.NOT_FOUND : status;
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        boolean ours = shown.is4xxClientError()
                && message != null
                && !message.toString().isBlank();
        String detail = ours ? message.toString() : shown.getReasonPhrase();
        ModelAndView page = page(request, shown, detail);
        return page == null ? problem(request, shown, detail) : page;
    }

    private @Nullable ModelAndView page(HttpServletRequest request, HttpStatus status, String detail) {
        return pages.stream()
                .map(resolver -> resolver.resolveErrorView(request, status, Map.of("detail", detail)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpStatus status, String detail) {
        ProblemDetail problem = Problems.of(status, detail);
        problem.setInstance(instance(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The path that was called, not the one of the error page. */
    private static @Nullable URI instance(HttpServletRequest request) {
        try {
            Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            return path == null ? null : new URI(path.toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
