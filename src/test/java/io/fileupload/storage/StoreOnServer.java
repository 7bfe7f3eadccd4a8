package io.fileupload.storage;

import io.fileupload.s3.S3Server;
import io.fileupload.testing.Buckets;
import io.fileupload.testing.S3Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The store of the service as it is configured, with a server to talk to. */
final class StoreOnServer implements StoreFixture {
    private final Bandwidth bandwidth;
    private final StorageSettings settings;
    private final S3Wire server;
    private final S3AsyncClient client;
    private final S3TransferManager transfers;
    private final Buckets buckets;
    private final ObjectStore store;

    StoreOnServer(S3Server server, DataSize chunkSize) {
        this(server, chunkSize, null);
    }

    StoreOnServer(S3Server server, DataSize chunkSize, @Nullable Long maxBandwidth) {
        this.server = S3Wire.to(server);
        settings = new StorageSettings(
                this.server.endpoint().toString(), chunkSize, maxBandwidth, 5, 64, Duration.ofSeconds(30));
        S3ClientConfiguration configuration = new S3ClientConfiguration();
        bandwidth = configuration.bandwidth(settings);
        client = configuration.s3Client(settings, bandwidth);
        transfers = configuration.transferManager(client);
        buckets = new Buckets(this.server);
        store = new S3ObjectStore(client, transfers, bandwidth, settings);
    }

    BandwidthShare share() {
        return new BandwidthShare(bandwidth, settings);
    }

    S3Wire wire() {
        return server;
    }

    @Override
    public Server server() {
        return new WiredServer(server);
    }

    @Override
    public Bucket newBucket(String name) {
        return new WiredBucket(buckets.create(name));
    }

    Buckets buckets() {
        return buckets;
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public void close() {
        buckets.close();
        transfers.close();
        client.close();
        bandwidth.close();
        server.close();
    }
}
