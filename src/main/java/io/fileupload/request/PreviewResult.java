package io.fileupload.request;

import java.util.List;
import java.util.Map;

/**
 * What a job would upload; sizes in bytes.
 *
 * @param skipped files that would not be uploaded, counted by reason
 * @param sample the first files by path
 */
public record PreviewResult(long totalFiles, long totalBytes, Map<String, Long> skipped, List<Sample> sample) {

    /** One file that would be uploaded. */
    public record Sample(String path, long size, String key) {}
}
