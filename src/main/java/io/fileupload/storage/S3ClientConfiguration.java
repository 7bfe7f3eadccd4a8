package io.fileupload.storage;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The S3 client and its limits. */
@Configuration(proxyBeanMethods = false)
class S3ClientConfiguration {

    private static final int ATTEMPTS = 4;
    private static final int SPARE_CONNECTIONS = 16;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    S3AsyncClient s3Client(StorageSettings settings, Bandwidth bandwidth) {
        long chunk = settings.chunkSize().toBytes();
        S3AsyncClientBuilder client = S3AsyncClient.builder()
                .multipartEnabled(true)
                .multipartConfiguration(multipart -> multipart
                        .thresholdInBytes(chunk)
                        .minimumPartSizeInBytes(chunk)
                        .parallelConfiguration(parallel -> parallel.maxInFlightParts(settings.partsAtOnce())))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(
                                settings.requests() + settings.workers() * settings.partsAtOnce() + SPARE_CONNECTIONS)
                        .connectionAcquisitionTimeout(settings.requestTimeout())
                        .connectionTimeout(CONNECT)
                        .readTimeout(settings.noProgress())
                        .writeTimeout(settings.noProgress()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.executionInterceptors(
                                List.of(new UploadJournal(), new NoBlindRepeat(), new CutAnswers(), bandwidth))
                        .apiCallAttemptTimeout(settings.requestTimeout())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .circuitBreakerEnabled(false)
                                .build()))
                .credentialsProvider(credentials(settings))
                .region(region(settings));
        if (!settings.isAws()) {
            client.endpointOverride(URI.create(settings.endpoint()))
                    .forcePathStyle(true)
                    .serviceConfiguration(s3 -> s3.expectContinueEnabled(false));
        }
        return client.build();
    }

    /** Not a scheduler of its own: Spring would take that for the scheduler of everything. */
    @Bean(destroyMethod = "close")
    Bandwidth bandwidth(StorageSettings settings) {
        return new Bandwidth(settings.maxBandwidth());
    }

    @Bean(destroyMethod = "close")
    S3TransferManager transferManager(S3AsyncClient s3Client) {
        return S3TransferManager.builder().s3Client(s3Client).build();
    }

    private static AwsCredentialsProvider credentials(StorageSettings settings) {
        if (!settings.isLoopback()) {
            return DefaultCredentialsProvider.builder().build();
        }
        // A local S3 needs no IAM role, and asking the instance metadata service for one would only take time.
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private static Region region(StorageSettings settings) {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            if (settings.isAws()) {
                throw e;
            }
            return Region.US_EAST_1;
        }
    }
}
