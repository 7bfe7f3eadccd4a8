package io.fileupload.storage;

import static io.fileupload.storage.StorageFailure.ACCESS_DENIED;
import static io.fileupload.storage.StorageFailure.ALREADY_EXISTS;
import static io.fileupload.storage.StorageFailure.BAD_CREDENTIALS;
import static io.fileupload.storage.StorageFailure.CHECKSUM_MISMATCH;
import static io.fileupload.storage.StorageFailure.CLOCK_SKEW;
import static io.fileupload.storage.StorageFailure.EXPIRED_CREDENTIALS;
import static io.fileupload.storage.StorageFailure.PARTS_LOST;
import static io.fileupload.storage.StorageFailure.REFUSED;
import static io.fileupload.storage.StorageFailure.S3_ERROR;
import static io.fileupload.storage.StorageFailure.SLOW_DOWN;
import static io.fileupload.storage.StorageFailure.WRONG_REGION;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An error that S3 answered.
 *
 * @param said the answer in words
 */
record S3Refusal(S3Exception answer, String bucket, String said) {

    static S3Refusal of(S3Exception answer, String action, String bucket, String target) {
        String said = "S3 answered %d %s to %s on %s".formatted(answer.statusCode(), code(answer), action, target);
        return new S3Refusal(answer, bucket, said);
    }

    /** The error code; empty where the answer has none, as that to a HEAD. */
    static String code(S3Exception answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    static StorageException noSuchBucket(String bucket, @Nullable Throwable cause) {
        return StorageFailure.NO_SUCH_BUCKET.because(
                "Bucket '%s' does not exist; create it and retry".formatted(bucket), cause);
    }

    StorageException explained() {
        int status = answer.statusCode();
        if (status == 301 || status == 307) {
            return WRONG_REGION.because(wrongRegion(), answer);
        }
        return switch (code(answer)) {
            case "NoSuchBucket" -> noSuchBucket(bucket, answer);
            case "AuthorizationHeaderMalformed" -> WRONG_REGION.because(wrongRegion(), answer);
            case "RequestTimeTooSkewed" -> as(CLOCK_SKEW, "the clock of this machine is wrong; set it");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                as(BAD_CREDENTIALS, "the credentials are wrong; correct them and retry");
            case "ExpiredToken", "TokenRefreshRequired" ->
                as(EXPIRED_CREDENTIALS, "the credentials have expired; renew them");
            case "BadDigest", "XAmzContentChecksumMismatch", "InvalidDigest", "XAmzContentSHA256Mismatch" ->
                checksumMismatch();
            case "InvalidPart", "InvalidPartOrder" -> as(PARTS_LOST, "it no longer has the parts that it acknowledged");
            case "PreconditionFailed" -> alreadyThere();
            default -> byStatus(status);
        };
    }

    private StorageException byStatus(int status) {
        if (status == 400 && message().contains("x-amz-checksum-")) {
            // "Value for x-amz-checksum-crc32 header is invalid", under more than one code
            return checksumMismatch();
        }
        if (status == 403) {
            return as(ACCESS_DENIED, "allow this action to these credentials and retry");
        }
        if (status == 412) {
            return alreadyThere();
        }
        if (passes(status)) {
            return (status == 503 || status == 429 ? SLOW_DOWN : S3_ERROR).because(said, answer);
        }
        AwsErrorDetails details = answer.awsErrorDetails();
        return as(REFUSED, details == null ? message() : details.errorMessage());
    }

    private boolean passes(int status) {
        return status >= 500
                || status == 408
                || status == 409
                || status == 429
                || status < 400
                || answer.isThrottlingException()
                || message().contains("RequestTimeout");
    }

    private StorageException checksumMismatch() {
        return as(CHECKSUM_MISMATCH, "other bytes arrived than were sent");
    }

    private StorageException alreadyThere() {
        return ALREADY_EXISTS.because("The object is there already", answer);
    }

    private StorageException as(StorageFailure failure, String meaning) {
        return failure.because(said + ": " + meaning, answer);
    }

    private String message() {
        return String.valueOf(answer.getMessage());
    }

    private String wrongRegion() {
        AwsErrorDetails details = answer.awsErrorDetails();
        String region = details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse(null);
        return "Bucket '%s' is in %s; set AWS_REGION to it"
                .formatted(bucket, region == null ? "another region" : "region " + region);
    }
}
