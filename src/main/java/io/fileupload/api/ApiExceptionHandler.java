package io.fileupload.api;

import io.fileupload.http.Problems;
import io.fileupload.job.DatabaseFailures;
import io.fileupload.job.FileNotInJobException;
import io.fileupload.job.IllegalTransitionException;
import io.fileupload.job.JobConflictException;
import io.fileupload.job.JobNotFoundException;
import io.fileupload.request.InvalidRequestException;
import io.fileupload.request.InvalidRequestException.InvalidField;
import io.fileupload.request.PreviewRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers what goes wrong in the API with a problem document (RFC 9457). */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail invalid(InvalidRequestException e) {
        return invalid(e.errors());
    }

    @ExceptionHandler
    ProblemDetail unreadableQuery(InvalidParameterException e) {
        return problem(HttpStatus.BAD_REQUEST, "The query of the URL cannot be read; give it as name=value&name=value");
    }

    @ExceptionHandler({JobNotFoundException.class, FileNotInJobException.class})
    ProblemDetail notFound(RuntimeException e) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({JobConflictException.class, IllegalTransitionException.class})
    ProblemDetail conflict(RuntimeException e) {
        return problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unavailable(PreviewRefusedException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail tooMany(RejectedExecutionException e) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "Too many of these run at the moment; try again in a few seconds");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail database(RuntimeException e) {
        boolean passing = e instanceof TransientDataAccessException
                || e instanceof CannotCreateTransactionException
                || DatabaseFailures.isUnavailable(e);
        if (!passing) {
            return unexpected(e);
        }
        log.warn("The database cannot be used: {}", e.getMessage());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be used at the moment; try again");
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        String reference = UUID.randomUUID().toString();
        log.error("Unexpected error {}", reference, e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "An unexpected error; the log of the service has more under reference " + reference);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = e.getCause() instanceof JacksonException json
                ? unreadable(json)
                : problem(HttpStatus.BAD_REQUEST, "The request needs a JSON object as its body");
        return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String path = ((ServletWebRequest) request).getRequest().getRequestURI();
        return handleExceptionInternal(
                e, problem(HttpStatus.NOT_FOUND, "There is nothing at " + path), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as JSON, with Content-Type: application/json");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    /**
     * RFC 9457: a problem that its status explains is of type {@code about:blank}; ours always say so. Their content
     * type is not negotiated, for what is wrong may be the Accept header.
     */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders shown = new HttpHeaders(headers);
        if (body instanceof ProblemDetail problem) {
            problem.setType(Problems.TYPE);
            shown.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        return super.createResponseEntity(body, shown, status, request);
    }

    private static ProblemDetail unreadable(JacksonException e) {
        String field = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            boolean fixed = unknown.getReferringClass() == ChangeUploadRequest.class;
            return invalid(List.of(new InvalidField(
                    field, fixed ? "cannot be changed; only monitor can" : "is not a field of this request")));
        }
        if (e instanceof MismatchedInputException mismatch && !field.isEmpty()) {
            return invalid(List.of(new InvalidField(field, "must be " + wanted(mismatch.getTargetType()))));
        }
        return problem(HttpStatus.BAD_REQUEST, "The body is not a JSON object that can be read" + position(e));
    }

    private static String position(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "Boolean", "boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "List" -> "a list";
            case "Map" -> "an object";
            default -> "of another type";
        };
    }

    private static ProblemDetail invalid(List<InvalidField> errors) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, new InvalidRequestException(errors).getMessage());
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return Problems.of(status, String.valueOf(detail));
    }
}
