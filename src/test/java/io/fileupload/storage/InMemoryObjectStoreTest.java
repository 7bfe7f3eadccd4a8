package io.fileupload.storage;

class InMemoryObjectStoreTest extends ResumingContract {
    @Override
    StoreFixture open() {
        return new StoreInMemory(CHUNK);
    }
}
