package io.fileupload.request;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.ScanEntry;
import io.fileupload.job.JobRequest;
import io.fileupload.job.ObjectKey;
import io.fileupload.request.PreviewResult.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a scan finds; keeps only the first few files by path. */
final class PreviewCount {

    private static final int SAMPLE = 20;

    private final JobRequest request;
    private final Map<String, Long> skipped = new TreeMap<>();
    private final TreeMap<String, Long> sample = new TreeMap<>();
    private long files;
    private long bytes;

    PreviewCount(JobRequest request) {
        this.request = request;
    }

    void add(ScanEntry entry) {
        if (entry instanceof ScanEntry.Found found) {
            found(found.path(), found.version());
        } else if (entry instanceof ScanEntry.Skipped skip) {
            skipped.merge(skip.code(), 1L, Long::sum);
        } else if (entry instanceof ScanEntry.Unusable unusable) {
            skipped.merge(unusable.code(), 1L, Long::sum);
        }
    }

    PreviewResult result() {
        List<Sample> first = sample.entrySet().stream()
                .map(file -> new Sample(file.getKey(), file.getValue(), ObjectKey.of(request, file.getKey())))
                .toList();
        return new PreviewResult(files, bytes, skipped, first);
    }

    private void found(String path, FileVersion version) {
        if (ObjectKey.isTooLong(ObjectKey.of(request, path))) {
            skipped.merge("KEY_TOO_LONG", 1L, Long::sum);
            return;
        }
        files++;
        bytes += version.size();
        sample.put(path, version.size());
        if (sample.size() > SAMPLE) {
            sample.pollLastEntry();
        }
    }
}
