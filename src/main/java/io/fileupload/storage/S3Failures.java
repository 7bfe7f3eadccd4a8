package io.fileupload.storage;

import static io.fileupload.storage.StorageException.Remedy.EXISTS;
import static io.fileupload.storage.StorageException.Remedy.GIVE_UP;
import static io.fileupload.storage.StorageException.Remedy.RETRY;
import static io.fileupload.storage.StorageException.Remedy.STOP_JOB;
import static io.fileupload.storage.StorageException.Remedy.WAIT;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells from what the SDK throws what went wrong, in words, and what to do about it. */
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
        return answer != null ? answered(answer, action, bucket, target) : unanswered(failure, action, target);
    }

    private static StorageException answered(S3Exception e, String action, String bucket, String target) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String said = "S3 answered %d %s to %s on %s".formatted(e.statusCode(), code, action, target);
        if (code.equals("NoSuchBucket")) {
            return new StorageException(
                    STOP_JOB, "NO_SUCH_BUCKET", "Bucket '%s' does not exist; create it and retry".formatted(bucket), e);
        }
        if (e.statusCode() == 301 || e.statusCode() == 307 || code.equals("AuthorizationHeaderMalformed")) {
            return new StorageException(STOP_JOB, "WRONG_REGION", wrongRegion(e, bucket), e);
        }
        return switch (code) {
            case "RequestTimeTooSkewed" ->
                new StorageException(WAIT, "CLOCK_SKEW", said + ": the clock of this machine is wrong; set it", e);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                new StorageException(
                        STOP_JOB, "BAD_CREDENTIALS", said + ": the credentials are wrong; correct them and retry", e);
            case "ExpiredToken", "TokenRefreshRequired" ->
                new StorageException(
                        WAIT, "EXPIRED_CREDENTIALS", said + ": the credentials have expired; renew them", e);
            case "BadDigest", "XAmzContentChecksumMismatch", "InvalidDigest", "XAmzContentSHA256Mismatch" ->
                checksumMismatch(e, said);
            case "InvalidPart", "InvalidPartOrder" ->
                new StorageException(
                        RETRY, "PARTS_LOST", said + ": it no longer has the parts that it acknowledged", e);
            case "PreconditionFailed" ->
                new StorageException(EXISTS, "ALREADY_EXISTS", "The object is there already", e);
            default -> byStatus(e, said);
        };
    }

    private static StorageException checksumMismatch(S3Exception e, String said) {
        return new StorageException(RETRY, "CHECKSUM_MISMATCH", said + ": other bytes arrived than were sent", e);
    }

    private static StorageException byStatus(S3Exception e, String said) {
        int status = e.statusCode();
        if (status == 400 && String.valueOf(e.getMessage()).contains("x-amz-checksum-")) {
            // "Value for x-amz-checksum-crc32 header is invalid", under more than one code
            return checksumMismatch(e, said);
        }
        if (status == 403) {
            return new StorageException(
                    GIVE_UP, "ACCESS_DENIED", said + ": allow this action to these credentials and retry", e);
        }
        if (status == 412) {
            return new StorageException(EXISTS, "ALREADY_EXISTS", "The object is there already", e);
        }
        boolean passes = status >= 500
                || status == 408
                || status == 409
                || status == 429
                || e.isThrottlingException()
                || String.valueOf(e.getMessage()).contains("RequestTimeout")
                || status < 400;
        return passes
                ? new StorageException(RETRY, status == 503 || status == 429 ? "SLOW_DOWN" : "S3_ERROR", said, e)
                : new StorageException(
                        GIVE_UP, "REFUSED", said + ": " + e.awsErrorDetails().errorMessage(), e);
    }

    private static String wrongRegion(S3Exception e, String bucket) {
        String region = e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                ? null
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse(null);
        return "Bucket '%s' is in %s; set AWS_REGION to it"
                .formatted(bucket, region == null ? "another region" : "region " + region);
    }

    private static StorageException unanswered(Throwable failure, String action, String target) {
        if (find(failure, SSLException.class) != null) {
            return new StorageException(
                    WAIT, "TLS_FAILED", "The TLS certificate of S3 is not trusted: " + rootMessage(failure), failure);
        }
        if (find(failure, ConnectException.class) != null
                || find(failure, UnknownHostException.class) != null
                || find(failure, NoRouteToHostException.class) != null
                || find(failure, io.netty.channel.ConnectTimeoutException.class) != null) {
            return new StorageException(WAIT, "S3_UNREACHABLE", rootMessage(failure), failure);
        }
        if (String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
            return new StorageException(
                    WAIT, "NO_CREDENTIALS", "No AWS credentials are configured; set them or an IAM role", failure);
        }
        return new StorageException(
                RETRY, "CONNECTION_FAILED", "%s on %s: %s".formatted(action, target, rootMessage(failure)), failure);
    }

    /** Whether the request may have been performed, though no answer tells of it. */
    static boolean isUnanswered(Throwable failure) {
        return find(failure, S3Exception.class) == null
                && unanswered(failure, "", "").code().equals("CONNECTION_FAILED");
    }

    /** Whether no server gave an answer, or only one that says it cannot work. */
    static boolean isOutage(Throwable failure) {
        S3Exception answer = find(failure, S3Exception.class);
        return answer == null || (answer.statusCode() >= 500 && answer.statusCode() != 501);
    }

    /** Whether S3 does not know the multipart upload. */
    static boolean isNoSuchUpload(Throwable failure) {
        S3Exception answer = find(failure, S3Exception.class);
        return answer != null
                && answer.awsErrorDetails() != null
                && "NoSuchUpload".equals(answer.awsErrorDetails().errorCode());
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
