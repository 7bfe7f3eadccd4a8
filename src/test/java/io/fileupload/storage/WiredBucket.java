package io.fileupload.storage;

import io.fileupload.testing.Bucket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A bucket on an S3 server, seen through a plain client. */
record WiredBucket(Bucket bucket) implements StoreFixture.Bucket {

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public void put(String key, byte[] content) {
        bucket.put(key, content);
    }

    @Override
    public byte[] read(String key) {
        return bucket.read(key);
    }

    @Override
    public Map<String, String> metadata(String key) {
        return bucket.head(key).metadata();
    }

    @Override
    public String contentType(String key) {
        return bucket.head(key).contentType();
    }

    @Override
    public Set<String> keys() {
        return bucket.sizes().keySet();
    }

    @Override
    public List<String> openUploads() {
        return bucket.openUploads().stream().map(MultipartUpload::key).toList();
    }

    @Override
    public OpenMultipart begin(String key, SourceContent content, int partSize, int... parts) throws IOException {
        return new InterruptedUpload(bucket, key, content, partSize).withParts(parts);
    }
}
