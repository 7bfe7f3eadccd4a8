package io.fileupload.storage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Looks buckets up. */
final class S3Buckets {

    private static final int MAX_BUCKETS = 1_000;
    private static final Duration LISTING = Duration.ofSeconds(3);

    private final S3AsyncClient client;

    S3Buckets(S3AsyncClient client) {
        this.client = client;
    }

    void require(String bucket) throws StorageException, InterruptedException {
        try {
            Answer.await(client.headBucket(request -> request.bucket(bucket)));
        } catch (ExecutionException e) {
            if (S3Failures.isNotFound(e)) {
                throw S3Refusal.noSuchBucket(bucket, e);
            }
            StorageException failure = S3Failures.explain(e, "s3:ListBucket", bucket, bucket);
            if (failure.remedy() != StorageException.Remedy.GIVE_UP) {
                throw failure;
            }
        }
    }

    List<String> names() throws StorageException, InterruptedException {
        try {
            return Answer.await(client.listBuckets(request -> request.maxBuckets(MAX_BUCKETS)
                            .overrideConfiguration(limits -> limits.apiCallTimeout(LISTING))))
                    .buckets()
                    .stream()
                    .map(Bucket::name)
                    .toList();
        } catch (ExecutionException e) {
            throw S3Failures.explain(e, "s3:ListAllMyBuckets", "", "the endpoint");
        }
    }
}
