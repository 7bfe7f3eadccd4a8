package io.fileupload.storage;

import io.fileupload.s3.EmbeddedS3;
import io.fileupload.s3.S3Server;

class ObjectStoreOnS3ProxyTest extends ResumingContract {
    @Override
    S3Server start() {
        return EmbeddedS3.inMemory();
    }
}
