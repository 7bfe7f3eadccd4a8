package io.fileupload;

import io.fileupload.s3.EmbeddedS3;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * The newcomer's demo, {@code ./mvnw spring-boot:test-run}: the service with an S3 server of its own and one upload to
 * watch. It must stay the only class with a main method among the tests, for that is how Maven finds it.
 */
public final class DemoApplication {
    private DemoApplication() {}

    public static void main(String[] args) {
        EmbeddedS3 server = DemoStorage.start();
        SampleFolder.createIfAbsent();
        useKeysOf(server);
        try {
            SpringApplication.from(FileUploadApplication::main)
                    .with(DemoTour.class)
                    .run(withDemoSettings(args, server));
        } catch (RuntimeException e) {
            // Spring has said why; the threads of the S3 server would keep the process up for nothing.
            System.exit(1);
        }
    }

    /** The SDK asks system properties first, so the newcomer's own AWS keys stay out of the demo. */
    private static void useKeysOf(EmbeddedS3 server) {
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());
        System.setProperty("aws.region", "us-east-1");
    }

    private static String[] withDemoSettings(String[] args, EmbeddedS3 server) {
        Stream<String> settings = Stream.of(
                "--AWS_ENDPOINT_URL=" + server.endpoint(),
                // A database of its own: what the demo uploaded is in no other bucket.
                "--DATABASE_URL=sqlite:///./data/demo.db",
                "--SOURCE_ROOTS=" + sourceRoots(),
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.org.springframework.boot.tomcat=warn");
        return Stream.concat(settings, Stream.of(args)).toArray(String[]::new);
    }

    /** Enough to try the demo on folders of one's own; a root of the newcomer's choice wins. */
    private static String sourceRoots() {
        String chosen = System.getenv("SOURCE_ROOTS");
        return chosen != null ? chosen : SampleFolder.PATH.getParent() + "," + Path.of(System.getProperty("user.home"));
    }
}
