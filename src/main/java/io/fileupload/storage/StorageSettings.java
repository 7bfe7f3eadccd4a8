package io.fileupload.storage;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where S3 is and how to talk to it.
 *
 * @param endpoint empty means AWS itself
 * @param chunkSize multipart threshold and part size; S3 takes parts of 5 MiB to 5 GiB (Amazon S3 User Guide, "multipart
 *     upload limits")
 */
@Validated
@ConfigurationProperties("storage")
record StorageSettings(@NotNull String endpoint, @NotNull DataSize chunkSize) {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
    private static final DataSize LARGEST_PART = DataSize.ofGigabytes(5);

    StorageSettings {
        endpoint = endpoint.strip();
    }

    @AssertTrue boolean isChunkSize() {
        return chunkSize.compareTo(SMALLEST_PART) >= 0 && chunkSize.compareTo(LARGEST_PART) <= 0;
    }

    @AssertTrue boolean isEndpoint() {
        return isAws() || endpoint.matches("https?://[^/\\s]+/?");
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
