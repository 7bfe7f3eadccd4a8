package io.fileupload.s3;

class S3MockServerTest extends S3ServerContract {
    @Override
    S3Server start() {
        return S3MockServer.start();
    }
}
