package io.fileupload.storage;

import io.fileupload.s3.S3MockServer;
import io.fileupload.s3.S3Server;

class ObjectStoreOnS3MockTest extends ResumingContract {
    @Override
    S3Server start() {
        return S3MockServer.start();
    }
}
