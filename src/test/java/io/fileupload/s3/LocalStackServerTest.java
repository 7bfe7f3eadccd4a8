package io.fileupload.s3;

class LocalStackServerTest extends S3ServerContract {
    @Override
    S3Server start() {
        return LocalStackServer.start();
    }
}
