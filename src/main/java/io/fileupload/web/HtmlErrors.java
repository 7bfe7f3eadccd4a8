package io.fileupload.web;

import io.fileupload.http.PageWish;
import io.fileupload.job.FileNotInJobException;
import io.fileupload.job.IllegalTransitionException;
import io.fileupload.job.JobNotFoundException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers what goes wrong on a page with a page; programs that call the API get problem documents as ever. */
@Component
class HtmlErrors implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(HtmlErrors.class);

    /** Before the advice of the API, which takes everything. */
    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!isPage(handler) && !isLostVisitor(request, failure)) {
            return null;
        }
        PageHeaders.set(request, response);
        HttpStatus status = status(failure);
        return page(status, detail(status, failure));
    }

    /** What was refused before it came to a page. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return PageWish.of(request, path) && status.is4xxClientError()
                ? page(status, String.valueOf(model.get("detail")))
                : null;
    }

    private static ModelAndView page(HttpStatus status, String detail) {
        return new ModelAndView("error", Map.of("title", title(status), "detail", detail), status);
    }

    private static boolean isPage(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().equals(HtmlErrors.class.getPackage());
    }

    private static boolean isLostVisitor(HttpServletRequest request, Exception failure) {
        return failure instanceof NoResourceFoundException && PageWish.of(request);
    }

    private static HttpStatus status(Exception failure) {
        if (failure instanceof JobNotFoundException || failure instanceof FileNotInJobException) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof IllegalTransitionException) {
            return HttpStatus.CONFLICT;
        }
        if (failure instanceof MethodArgumentTypeMismatchException
                || failure instanceof ServletRequestBindingException) {
            return HttpStatus.BAD_REQUEST;
        }
        HttpStatus known = failure instanceof ErrorResponse answer
                ? HttpStatus.resolve(answer.getStatusCode().value())
                : null;
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case CONFLICT -> "That is not possible now";
            case FORBIDDEN -> "You may not do that";
            case BAD_REQUEST -> "That link is not right";
            default -> status.is4xxClientError() ? "That cannot be done" : "Something went wrong";
        };
    }

    private static String detail(HttpStatus status, Exception failure) {
        if (failure instanceof JobNotFoundException
                || failure instanceof FileNotInJobException
                || failure instanceof IllegalTransitionException) {
            return String.valueOf(failure.getMessage());
        }
        if (status.is4xxClientError()) {
            return "Begin again from the list of uploads.";
        }
        String reference = UUID.randomUUID().toString();
        log.error("Unexpected error {}", reference, failure);
        return "The log of the service has more under reference " + reference + ".";
    }
}
