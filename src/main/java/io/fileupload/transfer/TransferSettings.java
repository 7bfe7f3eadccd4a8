package io.fileupload.transfer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What sending files may use.
 *
 * @param workerConcurrency shards sent at once on this node
 * @param maxRequestsInFlight upper bound of what is asked of S3 at once on this node
 */
@ConfigurationProperties("transfer")
public record TransferSettings(int workerConcurrency, int maxRequestsInFlight) {}
