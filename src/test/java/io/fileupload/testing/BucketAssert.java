package io.fileupload.testing;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What a test says of a bucket. */
public final class BucketAssert extends AbstractAssert<BucketAssert, Bucket> {
    private BucketAssert(Bucket bucket) {
        super(bucket, BucketAssert.class);
    }

    public static BucketAssert assertThat(Bucket bucket) {
        return new BucketAssert(bucket);
    }

    /** Each regular file of the folder under its relative path, byte for byte, and nothing else. */
    public BucketAssert containsExactly(Path folder) {
        return containsExactly(folder, "");
    }

    public BucketAssert containsExactly(Path folder, String prefix) {
        Map<String, Path> files = files(folder, prefix);
        Map<String, Long> sizes = new TreeMap<>();
        files.forEach((key, file) -> sizes.put(key, file.toFile().length()));
        Assertions.assertThat(actual.sizes()).isEqualTo(sizes);
        files.entrySet().parallelStream().forEach(file -> hasContentOf(file.getKey(), file.getValue()));
        return this;
    }

    public BucketAssert hasKeys(String... keys) {
        Assertions.assertThat(actual.sizes().keySet()).containsExactlyInAnyOrder(keys);
        return this;
    }

    public BucketAssert isEmpty() {
        return hasKeys();
    }

    public BucketAssert hasNoOpenUploads() {
        Assertions.assertThat(actual.openUploads()).isEmpty();
        return this;
    }

    private void hasContentOf(String key, Path file) {
        try {
            if (!Arrays.equals(actual.read(key), Files.readAllBytes(file))) {
                failWithMessage("Object %s holds other bytes than %s", key, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Path> files(Path folder, String prefix) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> Files.isRegularFile(path, NOFOLLOW_LINKS))
                    .collect(Collectors.toMap(path -> prefix + folder.relativize(path), path -> path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
