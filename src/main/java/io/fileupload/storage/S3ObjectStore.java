package io.fileupload.storage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** S3 through the AWS SDK: decides how each object is sent, and hands each call to the part that knows it. */
@Component
class S3ObjectStore implements ObjectStore {

    private final S3Buckets buckets;
    private final S3Objects objects;
    private final ConfirmedUpload upload;
    private final ProvenPut put;
    private final Verification verification;
    private final Endpoint endpoint;
    private final long chunkSize;
    private final int partsAtOnce;

    S3ObjectStore(
            S3AsyncClient client, S3TransferManager transferManager, Bandwidth bandwidth, StorageSettings settings) {
        ChecksumSupport checksums = new ChecksumSupport();
        PutRequests requests = new PutRequests(new RequestTime(bandwidth, settings), checksums);
        SinglePut single = new SinglePut(client, requests);
        this.verification = new Verification(settings.isAws());
        this.buckets = new S3Buckets(client);
        this.objects = new S3Objects(client);
        this.put = new ProvenPut(single, checksums, verification);
        this.upload = new ConfirmedUpload(
                new ObjectSender(single, transferManager, requests, checksums), objects, verification);
        this.endpoint = new Endpoint(client, settings);
        this.chunkSize = settings.chunkSize().toBytes();
        this.partsAtOnce = settings.partsAtOnce();
    }

    @Override
    public int partsAtOnce() {
        return partsAtOnce;
    }

    @Override
    public long putLimit() {
        return chunkSize;
    }

    @Override
    public CompletableFuture<StoredObject> put(ObjectUpload object) {
        SendPlan plan = plan(object.content(), object.resume());
        if (!plan.isSingleOf(object.content())) {
            throw new IllegalArgumentException("Not in memory, or too large for one request: " + object.content());
        }
        return put.send(object, plan);
    }

    @Override
    public StoredObject upload(ObjectUpload object) throws StorageException, InterruptedException {
        return upload.send(object, plan(object.content(), object.resume()));
    }

    @Override
    public boolean holds(StoredObject object, SourceContent content, @Nullable OpenMultipart begun)
            throws StorageException {
        return verification.holds(object, content, plan(content, begun));
    }

    private SendPlan plan(SourceContent content, @Nullable OpenMultipart begun) {
        return SendPlan.of(content.size(), chunkSize, begun);
    }

    @Override
    public Optional<StoredObject> find(String bucket, String key) throws StorageException, InterruptedException {
        return objects.find(bucket, key);
    }

    @Override
    public void abort(String bucket, String key, String uploadId) throws StorageException, InterruptedException {
        objects.abort(bucket, key, uploadId);
    }

    @Override
    public void requireBucket(String bucket) throws StorageException, InterruptedException {
        buckets.require(bucket);
    }

    @Override
    public List<String> buckets() throws StorageException, InterruptedException {
        return buckets.names();
    }

    @Override
    public Optional<String> unreachableReason() throws InterruptedException {
        return endpoint.unreachableReason();
    }

    @Override
    public Optional<String> connectFailure() {
        return endpoint.connectFailure();
    }
}
