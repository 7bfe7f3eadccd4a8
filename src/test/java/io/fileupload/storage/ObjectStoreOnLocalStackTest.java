package io.fileupload.storage;

import io.fileupload.s3.LocalStackServer;
import io.fileupload.s3.S3Server;

class ObjectStoreOnLocalStackTest extends ResumingContract {
    @Override
    S3Server start() {
        return LocalStackServer.start();
    }
}
