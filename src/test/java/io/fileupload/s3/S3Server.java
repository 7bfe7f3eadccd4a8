package io.fileupload.s3;

import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A running S3 server of our own; closing it stops it. */
public interface S3Server extends AutoCloseable {
    URI endpoint();

    /** What this server does beyond storing objects, so that a test can ask instead of knowing brands. */
    Set<S3Feature> features();

    @Override
    void close();

    default String accessKey() {
        return "test";
    }

    default String secretKey() {
        return "test";
    }

    default boolean has(S3Feature feature) {
        return features().contains(feature);
    }

    /** A plain client with the owner's keys; the caller closes it. */
    default S3AsyncClient newClient() {
        return newClient(accessKey(), secretKey());
    }

    default S3AsyncClient newClient(String accessKey, String secretKey) {
        return S3AsyncClient.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    default void createBucket(String bucket) {
        try (S3AsyncClient client = newClient()) {
            client.createBucket(request -> request.bucket(bucket)).join();
        }
    }
}
