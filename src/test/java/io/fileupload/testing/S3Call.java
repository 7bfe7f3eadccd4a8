package io.fileupload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request to S3 as it arrived.
 *
 * @param target path and query, still encoded
 * @param length bytes of content
 */
public record S3Call(String method, String target, long length) {
    private static final Pattern PART = Pattern.compile("[?&]partNumber=(\\d+)");

    public String bucket() {
        return path().replaceFirst("/.*", "");
    }

    public String key() {
        return path().contains("/")
                ? URLDecoder.decode(path().replaceFirst("[^/]*/", "").replace("+", "%2B"), UTF_8)
                : "";
    }

    /** Of an upload of one part; 0 for any other request. */
    public int part() {
        Matcher part = PART.matcher(target);
        return method.equals("PUT") && part.find() ? Integer.parseInt(part.group(1)) : 0;
    }

    public boolean isPart() {
        return part() > 0;
    }

    /** An upload of a whole object. */
    public boolean isPut() {
        return method.equals("PUT") && !key().isEmpty() && !isPart();
    }

    public boolean isHead() {
        return method.equals("HEAD") && !key().isEmpty();
    }

    public boolean isCreate() {
        return method.equals("POST") && target.matches(".*[?&]uploads(=.*|&.*)?");
    }

    public boolean isComplete() {
        return method.equals("POST") && target.contains("uploadId=");
    }

    public boolean isAbort() {
        return method.equals("DELETE") && target.contains("uploadId=");
    }

    private String path() {
        return target.replaceFirst("\\?.*", "").substring(1);
    }
}
