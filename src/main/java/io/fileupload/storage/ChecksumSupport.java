package io.fileupload.storage;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Learns whether the server takes checksums with an upload; older S3 servers refuse them. */
final class ChecksumSupport {

    private static final Logger log = LoggerFactory.getLogger(ChecksumSupport.class);

    private volatile boolean understood = true;

    boolean areUnderstood() {
        return understood;
    }

    /** Whether this is the refusal to take checksums at all; from then on none are sent. */
    boolean areRefusedBy(Throwable failure) {
        S3Exception answer = S3Failures.find(failure, S3Exception.class);
        if (!understood || answer == null || !isRefusal(answer)) {
            return false;
        }
        log.warn("The S3 server takes no checksums; uploads are verified by size and ETag: {}", answer.getMessage());
        understood = false;
        return true;
    }

    private static boolean isRefusal(S3Exception answer) {
        String said = String.valueOf(answer.getMessage()).toLowerCase(Locale.ROOT);
        boolean aboutChecksums = said.contains("x-amz-trailer")
                || said.contains("trailer")
                || said.contains("checksum-algorithm")
                || said.contains("checksum_algorithm")
                || said.contains("aws-chunked");
        return answer.statusCode() == 501 || (answer.statusCode() == 400 && aboutChecksums);
    }
}
