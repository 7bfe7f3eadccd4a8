package io.fileupload.s3;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in Docker: the server that docker-compose.yml starts for a developer. */
public final class LocalStackServer implements S3Server {
    /** The last tag that runs without an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private final LocalStackContainer container;

    private LocalStackServer(LocalStackContainer container) {
        this.container = container;
    }

    /** Starts LocalStack; skips the calling test where Docker does not answer or cannot fetch what it needs. */
    public static LocalStackServer start() {
        try {
            Assumptions.assumeTrue(
                    DockerClientFactory.instance().isDockerAvailable(),
                    "LocalStack skipped: Docker does not answer here");
            LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("s3");
            container.start();
            return new LocalStackServer(container);
        } catch (ContainerFetchException e) {
            return Assumptions.abort("LocalStack skipped: Docker cannot fetch its images: " + e.getMessage());
        }
    }

    @Override
    public URI endpoint() {
        return container.getEndpoint();
    }

    @Override
    public String accessKey() {
        return container.getAccessKey();
    }

    @Override
    public String secretKey() {
        return container.getSecretKey();
    }

    @Override
    public Set<S3Feature> features() {
        return EnumSet.complementOf(EnumSet.of(S3Feature.CHECKS_SIGNATURES));
    }

    @Override
    public void close() {
        container.stop();
    }
}
