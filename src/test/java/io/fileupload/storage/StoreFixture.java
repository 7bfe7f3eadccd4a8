package io.fileupload.storage;

import io.fileupload.s3.S3Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store together with the S3 behind it, as the contract sees the two. */
interface StoreFixture extends AutoCloseable {

    ObjectStore store();

    Server server();

    Bucket newBucket(String name);

    /** The S3 as seen from outside the store. */
    interface Server {
        boolean has(S3Feature feature);

        /** The requests that carry content: whole objects and parts, such as {@code PUT /bucket/key?partNumber=1}. */
        List<String> sent();

        void forget();

        /** Lets so many more requests with content pass and holds the next ones back until {@link #goOn}. */
        void holdAfter(int sends);

        void goOn();

        /** Ends what a dead client left on the wire. */
        void dropConnections();

        /** Answers so many of the next requests with 500. */
        void failNext(int count);

        /** Changes a byte in the next content that passes. */
        void corruptNext();
    }

    /** A bucket as seen from outside the store. */
    interface Bucket {
        String name();

        void put(String key, byte[] content);

        byte[] read(String key);

        Map<String, String> metadata(String key);

        String contentType(String key);

        Set<String> keys();

        /** Their keys. */
        List<String> openUploads();

        /** Begins an upload of this content as the store begins it, and sends some of its parts. */
        OpenMultipart begin(String key, SourceContent content, int partSize, int... parts) throws Exception;
    }
}
