package io.fileupload.storage;

import io.fileupload.s3.LocalStackServer;

class ObjectStoreOnLocalStackTest extends ResumingContract {
    @Override
    StoreFixture open() {
        return new StoreOnServer(LocalStackServer.start(), CHUNK_SIZE);
    }
}
