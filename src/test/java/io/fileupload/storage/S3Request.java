package io.fileupload.storage;

/**
 * One request to S3.
 *
 * @param key empty for a request that is about no object
 * @param part the number of the part it carries, or 0
 */
public record S3Request(S3Operation operation, String bucket, String key, int part) {

    static S3Request of(S3Operation operation, String bucket, String key) {
        return new S3Request(operation, bucket, key, 0);
    }

    @Override
    public String toString() {
        return "%s %s/%s%s".formatted(operation, bucket, key, part == 0 ? "" : " part " + part);
    }
}
