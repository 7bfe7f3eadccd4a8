package io.fileupload.web;

import java.util.Map;

/** What an operator can do about a failure, by its code. */
final class Advice {

    private static final String ANYTHING_ELSE = "Look at the reason, put it right, then retry.";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(
                    "NO_SUCH_BUCKET",
                    "Create the bucket, then retry; a watched upload also does so by itself. If its name is wrong,"
                            + " start a new upload."),
            Map.entry("WRONG_REGION", "Set AWS_REGION to the bucket's region and restart the service; then retry."),
            Map.entry("BAD_CREDENTIALS", "Correct the AWS credentials of the service and restart it; then retry."),
            Map.entry("EXPIRED_CREDENTIALS", "Renew the AWS credentials of the service; it then goes on by itself."),
            Map.entry("NO_CREDENTIALS", "Give the service AWS credentials or an IAM role; it then goes on by itself."),
            Map.entry("ACCESS_DENIED", "Allow the action named in the reason to these credentials, then retry."),
            Map.entry("REFUSED", "S3 will not take the files as they are; change what the reason names, then retry."),
            Map.entry("CLOCK_SKEW", "Set this machine's clock; uploads then go on by themselves."),
            Map.entry(
                    "CHECKSUM_MISMATCH", "Bytes were changed on the way. Retry; if it comes back, check the network."),
            Map.entry("SLOW_DOWN", "S3 asked for fewer requests. Retry later, or with a lower WORKER_CONCURRENCY."),
            Map.entry("S3_ERROR", "An error inside S3, which usually passes. Retry in a few minutes."),
            Map.entry("S3_UNREACHABLE", "Check AWS_ENDPOINT_URL and the network; uploads then go on by themselves."),
            Map.entry("CONNECTION_FAILED", "The connection broke off. Check the network, then retry."),
            Map.entry("TLS_FAILED", "Make this machine trust the certificate of S3; uploads then go on by themselves."),
            Map.entry("CHANGED_WHILE_READING", "Something keeps writing to these files. Let it finish, then retry."),
            Map.entry("IO_ERROR", "The disk could not be read. Check it and its mount, then retry."),
            Map.entry("UNREADABLE", "Give the user that runs the service the right to read these files, then retry."),
            Map.entry("VANISHED", "The files are gone. If that is right, a rescan drops them; else restore and retry."),
            Map.entry("SOURCE_UNAVAILABLE", "Mount or restore the folder; a monitored upload then goes on by itself."),
            Map.entry("KEY_TOO_LONG", "Shorten the names or the prefix: S3 takes keys of up to 1,024 bytes."),
            Map.entry("UNREPRESENTABLE_NAME", "Rename the files to valid UTF-8, then rescan."),
            Map.entry("ALREADY_EXISTS", "Left as they are in the bucket, as the upload's overwrite option asks."),
            Map.entry("INTERNAL_ERROR", "Look into the log of the service, then retry."));

    private Advice() {}

    static String of(String code) {
        return BY_CODE.getOrDefault(code, ANYTHING_ELSE);
    }

    /** For an error of a job, which begins with a code or has one after what is told of its files. */
    static String ofError(String error) {
        return BY_CODE.entrySet().stream()
                .filter(entry -> error.contains(entry.getKey() + ":"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ANYTHING_ELSE);
    }
}
