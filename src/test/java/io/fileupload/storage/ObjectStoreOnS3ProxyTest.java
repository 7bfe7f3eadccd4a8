package io.fileupload.storage;

import io.fileupload.s3.EmbeddedS3;

class ObjectStoreOnS3ProxyTest extends ResumingContract {
    @Override
    StoreFixture open() {
        return new StoreOnServer(EmbeddedS3.inMemory(), CHUNK_SIZE);
    }
}
