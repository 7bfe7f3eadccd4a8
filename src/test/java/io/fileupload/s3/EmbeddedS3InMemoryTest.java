package io.fileupload.s3;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EmbeddedS3InMemoryTest extends S3ServerContract {
    @Override
    S3Server start() {
        return EmbeddedS3.inMemory();
    }

    @Test
    void saysWhichPortIsTaken() {
        try (EmbeddedS3 first = EmbeddedS3.inMemory()) {
            int taken = first.endpoint().getPort();

            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedS3.inMemory(taken))
                    .withMessageContaining(String.valueOf(taken));
        }
    }
}
