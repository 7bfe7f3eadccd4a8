package io.fileupload.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object to store.
 *
 * @param metadata user metadata
 * @param resume an open multipart upload of the same content to go on with
 * @param observer hears of what S3 has stored
 */
public record ObjectUpload(
        String bucket,
        String key,
        SourceContent content,
        Map<String, String> metadata,
        ObjectSettings settings,
        @Nullable OpenMultipart resume,
        UploadObserver observer) {

    /** The same without an upload to go on with. */
    ObjectUpload fromBeginning() {
        return new ObjectUpload(bucket, key, content, metadata, settings, null, observer);
    }

    /** For messages. */
    String target() {
        return bucket + "/" + key;
    }
}
