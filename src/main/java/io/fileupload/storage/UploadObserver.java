package io.fileupload.storage;

/** Hears how an upload goes on. Called from the client's threads. */
public interface UploadObserver {

    /** A multipart upload has begun; no part is sent before this returns, so what it writes down can be resumed. */
    void multipartStarted(OpenMultipart multipart);

    /** S3 asks for fewer requests; the one it refused is tried again all the same. */
    void slowDown();

    /** S3 acknowledged this many more bytes. */
    void bytesStored(long bytes);

    /** S3 has this many bytes of a multipart upload that is gone on with. */
    void bytesFound(long bytes);
}
