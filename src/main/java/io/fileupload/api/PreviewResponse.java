package io.fileupload.api;

import io.fileupload.request.PreviewResult;
import java.util.List;
import java.util.Map;

/**
 * What an upload would do.
 *
 * @param skipped how many files would be left out, by reason
 * @param sample the first files by path
 */
record PreviewResponse(long totalFiles, long totalBytes, Map<String, Long> skipped, List<PreviewResult.Sample> sample) {

    static PreviewResponse of(PreviewResult result) {
        return new PreviewResponse(result.totalFiles(), result.totalBytes(), result.skipped(), result.sample());
    }
}
