package io.fileupload.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy inside this JVM: starts in a moment, checks AWS signatures, needs no Docker. */
public final class EmbeddedS3 implements S3Server {
    private static final int ANY_PORT = 0;

    private static final Set<S3Feature> ON_DISK = EnumSet.complementOf(EnumSet.of(
            S3Feature.READS_TRAILING_CHECKSUM,
            S3Feature.KNOWS_ABORTED_UPLOADS,
            S3Feature.TAGS,
            S3Feature.SERVER_SIDE_ENCRYPTION));
    private static final Set<S3Feature> IN_MEMORY = EnumSet.complementOf(
            EnumSet.of(S3Feature.READS_TRAILING_CHECKSUM, S3Feature.KNOWS_ABORTED_UPLOADS, S3Feature.TAGS));

    private final S3Proxy proxy;
    private final Set<S3Feature> features;

    private EmbeddedS3(S3Proxy proxy, Set<S3Feature> features) {
        this.proxy = proxy;
        this.features = Set.copyOf(features);
    }

    /** Objects live in memory, so keys may be as long and as odd as S3 allows. */
    public static EmbeddedS3 inMemory() {
        return inMemory(ANY_PORT);
    }

    public static EmbeddedS3 inMemory(int port) {
        return start(new TransientNio2BlobStore(), IN_MEMORY, port);
    }

    /**
     * Objects are files under the folder, their metadata extended attributes, see {@link #canKeepObjectsIn}. The last
     * name of a key must leave room for a suffix: past 215 bytes it does not fit a file name.
     */
    public static EmbeddedS3 in(Path folder) {
        return in(folder, ANY_PORT);
    }

    public static EmbeddedS3 in(Path folder, int port) {
        return start(new FilesystemNio2BlobStore(existing(folder).toString()), ON_DISK, port);
    }

    /** Without user extended attributes the files would lose their ETag, content type and metadata. */
    public static boolean canKeepObjectsIn(Path folder) {
        return ExtendedAttributes.workIn(existing(folder));
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public Set<S3Feature> features() {
        return features;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded S3 server at " + endpoint() + " did not stop", e);
        }
    }

    private static EmbeddedS3 start(BlobStore objects, Set<S3Feature> features, int port) {
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, "test", "test")
                // The SDK sends headers newer than S3Proxy; refusing them would refuse the SDK.
                .ignoreUnknownHeaders(true)
                .blobStore(objects)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded S3 server cannot listen on 127.0.0.1:" + port, e);
        }
        return new EmbeddedS3(proxy, features);
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + folder + " for the embedded S3 server", e);
        }
    }
}
