package io.fileupload.api;

import io.fileupload.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** What of an upload is to change; the rest of it is fixed once it is made. */
record ChangeUploadRequest(@Nullable Boolean monitor) {

    boolean requireMonitor() {
        if (monitor == null) {
            throw InvalidRequestException.ofField("monitor", "is required: true or false");
        }
        return monitor;
    }
}
