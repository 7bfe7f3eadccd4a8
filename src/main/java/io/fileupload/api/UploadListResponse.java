package io.fileupload.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page begins; null on the last one */
record UploadListResponse(
        List<UploadResponse> uploads, @Nullable String nextCursor) {}
