package io.fileupload.s3;

class EmbeddedS3InMemoryTest extends S3ServerContract {
    @Override
    S3Server start() {
        return EmbeddedS3.inMemory();
    }
}
