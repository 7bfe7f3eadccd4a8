package io.fileupload.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what filters and the server refuse with a problem document too. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus shown = status == null ? HttpStatus.NOT_FOUND : status;
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        boolean ours = shown.is4xxClientError()
                && message != null
                && !message.toString().isBlank();
        ProblemDetail problem = Problems.of(shown, ours ? message.toString() : shown.getReasonPhrase());
        problem.setInstance(instance(request));
        return ResponseEntity.status(shown).body(problem);
    }

    private static @Nullable URI instance(HttpServletRequest request) {
        try {
            Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            return uri == null ? null : new URI(uri.toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
