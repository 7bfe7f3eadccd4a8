package io.fileupload.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault-65")
class BucketNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "my-s3-bucket", "my.bucket.2026", "123", "1.2.3", "a--b", "300-1-1-1"})
    void takesGoodNames(String name) {
        assertThat(BucketName.problem(name)).isNull();
    }

    @Test
    void takesTheLongestName() {
        assertThat(BucketName.problem("a".repeat(63))).isNull();
        assertThat(BucketName.problem("a".repeat(64))).isEqualTo("must have 3 to 63 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3 to 63",
        "ab, 3 to 63",
        "My-Bucket, lowercase",
        "my_bucket, lowercase",
        "my bucket, lowercase",
        "bücket, lowercase",
        "my/bucket, lowercase",
        "-bucket, begin and end",
        "bucket-, begin and end",
        ".bucket, begin and end",
        "bucket., begin and end",
        "my..bucket, two dots",
        "192.168.5.4, IP address",
        "999.1.1.1, IP address",
        "xn--bucket, reserves",
        "sthree-bucket, reserves",
        "amzn-s3-demo-bucket, reserves",
        "bucket-s3alias, reserves",
        "bucket--ol-s3, reserves",
        "bucket.mrap, reserves",
        "bucket--x-s3, reserves",
        "bucket--table-s3, reserves"
    })
    void saysWhatIsWrongWithABadOne(String name, String problem) {
        assertThat(BucketName.problem(name)).contains(problem);
    }

    @Test
    void refusesALineBreakAtTheEnd() {
        assertThat(BucketName.problem("bucket\n")).contains("lowercase");
    }
}
