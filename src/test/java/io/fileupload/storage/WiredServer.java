package io.fileupload.storage;

import io.fileupload.s3.S3Feature;
import io.fileupload.testing.S3Wire;
import java.util.List;

/** An S3 server behind a wire. */
record WiredServer(S3Wire wire) implements StoreFixture.Server {

    @Override
    public boolean has(S3Feature feature) {
        return wire.has(feature);
    }

    @Override
    public List<String> sent() {
        return wire.sent();
    }

    @Override
    public void forget() {
        wire.forget();
    }

    @Override
    public void holdAfter(int sends) {
        wire.holdAfter(sends);
    }

    @Override
    public void goOn() {
        wire.goOn();
    }

    @Override
    public void dropConnections() {
        wire.dropConnections();
    }

    @Override
    public void failNext(int count) {
        wire.failNext(count);
    }

    @Override
    public void corruptNext() {
        wire.corruptNext();
    }
}
