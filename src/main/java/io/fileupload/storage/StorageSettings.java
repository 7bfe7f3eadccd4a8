package io.fileupload.storage;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where S3 is and how to talk to it.
 *
 * @param endpoint empty means AWS itself
 * @param chunkSize multipart threshold and part size; S3 takes parts of 5 MiB to 5 GiB (Amazon S3 User Guide, "multipart
 *     upload limits")
 * @param maxBandwidth bytes a second over all uploads; null means no limit
 * @param workers how many large files are uploaded at once, each in parallel parts
 * @param requests how many small files are uploaded at once
 * @param noProgress how long a connection may stand still before it is given up
 */
@ConfigurationProperties("storage")
record StorageSettings(
        String endpoint,
        DataSize chunkSize,
        @Nullable Long maxBandwidth,
        int workers,
        int requests,
        Duration noProgress) {

    private static final int PARTS = 4;

    StorageSettings {
        endpoint = endpoint.strip();
    }

    /** The SDK has no limit by itself; this is what a request gets beside the time for its bytes. */
    Duration requestTimeout() {
        return noProgress.multipliedBy(2);
    }

    /** How many parts of one large object are sent at once. */
    int partsAtOnce() {
        return Math.min(PARTS, requests);
    }

    boolean isAws() {
        return endpoint.isEmpty();
    }

    boolean isLoopback() {
        try {
            return !isAws()
                    && InetAddress.getByName(URI.create(endpoint).getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
