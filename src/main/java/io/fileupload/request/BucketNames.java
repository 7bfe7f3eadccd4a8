package io.fileupload.request;

import io.fileupload.storage.ObjectStore;
import io.fileupload.storage.StorageException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Buckets to offer as destinations; knowing none is no error, for many credentials may not list them. */
@Component
public class BucketNames {

    private final ObjectStore store;
    private final RequestSettings settings;

    BucketNames(ObjectStore store, RequestSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** The allowed buckets, or else those that S3 lists; empty if it refuses or does not answer soon. */
    public List<String> suggested() {
        return settings.allowedBuckets().isEmpty() ? listed() : settings.allowedBuckets();
    }

    private List<String> listed() {
        try {
            return store.connectFailure().isPresent() ? List.of() : store.buckets();
        } catch (StorageException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
