package io.fileupload.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    @Nullable ResponseEntity<ProblemDetail> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // Someone who read an event stream has left.
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus shown = status == null ? HttpStatus.NOT_FOUND : status;
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        boolean ours = shown.is4xxClientError()
                && message != null
                && !message.toString().isBlank();
        return ResponseEntity.status(shown)
                .body(Problems.of(shown, ours ? message.toString() : shown.getReasonPhrase()));
    }
}
