package io.fileupload.testing;

import io.fileupload.s3.S3Server;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Makes buckets on a test server and looks into them, all through one plain client. */
public final class Buckets implements AutoCloseable {
    private final S3AsyncClient client;

    public Buckets(S3Server server) {
        client = server.newClient();
    }

    public Bucket create(String name) {
        client.createBucket(create -> create.bucket(name)).join();
        return existing(name);
    }

    public Bucket existing(String name) {
        return new Bucket(name, client);
    }

    @Override
    public void close() {
        client.close();
    }
}
