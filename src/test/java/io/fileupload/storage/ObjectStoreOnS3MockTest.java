package io.fileupload.storage;

import io.fileupload.s3.S3MockServer;

class ObjectStoreOnS3MockTest extends ResumingContract {
    @Override
    StoreFixture open() {
        return new StoreOnServer(S3MockServer.start(), CHUNK_SIZE);
    }
}
