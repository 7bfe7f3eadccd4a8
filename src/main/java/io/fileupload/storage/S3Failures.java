package io.fileupload.storage;

import static io.fileupload.storage.StorageFailure.CONNECTION_FAILED;
import static io.fileupload.storage.StorageFailure.NO_CREDENTIALS;
import static io.fileupload.storage.StorageFailure.S3_UNREACHABLE;
import static io.fileupload.storage.StorageFailure.TLS_FAILED;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells from what the SDK throws what went wrong, in words. */
final class S3Failures {

    private S3Failures() {}

    /**
     * @throws OutOfMemoryError if that is what it was
     * @param action the S3 action tried, such as {@code s3:PutObject}
     * @param bucket the bucket it was tried on
     * @param target bucket and key it was tried on
     */
    static StorageException explain(Throwable failure, String action, String bucket, String target) {
        OutOfMemoryError memory = find(failure, OutOfMemoryError.class);
        if (memory != null) {
            throw memory; // no fault of S3
        }
        S3Exception answer = find(failure, S3Exception.class);
        return answer != null
                ? S3Refusal.of(answer, action, bucket, target).explained()
                : unanswered(failure, action, target);
    }

    private static StorageException unanswered(Throwable failure, String action, String target) {
        if (find(failure, SSLException.class) != null) {
            return TLS_FAILED.because("The TLS certificate of S3 is not trusted: " + rootMessage(failure), failure);
        }
        if (find(failure, ConnectException.class) != null
                || find(failure, UnknownHostException.class) != null
                || find(failure, NoRouteToHostException.class) != null
                || find(failure, io.netty.channel.ConnectTimeoutException.class) != null) {
            return S3_UNREACHABLE.because(rootMessage(failure), failure);
        }
        if (String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
            return NO_CREDENTIALS.because("No AWS credentials are configured; set them or an IAM role", failure);
        }
        return CONNECTION_FAILED.because("%s on %s: %s".formatted(action, target, rootMessage(failure)), failure);
    }

    /** Whether the request may have been performed, though no answer tells of it. */
    static boolean isUnanswered(Throwable failure) {
        return find(failure, S3Exception.class) == null
                && unanswered(failure, "", "").failure() == CONNECTION_FAILED;
    }

    /** Whether no server gave an answer, or only one that says it cannot work. */
    static boolean isOutage(Throwable failure) {
        S3Exception answer = find(failure, S3Exception.class);
        return answer == null || (answer.statusCode() >= 500 && answer.statusCode() != 501);
    }

    static boolean isNotFound(Throwable failure) {
        S3Exception answer = find(failure, S3Exception.class);
        return answer != null && answer.statusCode() == 404;
    }

    /** Whether S3 does not know the multipart upload. */
    static boolean isNoSuchUpload(Throwable failure) {
        S3Exception answer = find(failure, S3Exception.class);
        return answer != null && S3Refusal.code(answer).equals("NoSuchUpload");
    }

    static <T> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
