package io.fileupload.upload;

import io.fileupload.folder.FileFilter;
import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobRequest;
import io.fileupload.job.ScannedFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Brings a job's files in the database in line with its folder, a batch at a time. */
@Component
class FolderScan {

    private final FolderScanner scanner;
    private final ScannedFiles scanned;
    private final JobFiles files;
    private final OpenMultiparts multiparts;
    private final Clock clock;

    FolderScan(FolderScanner scanner, ScannedFiles scanned, JobFiles files, OpenMultiparts multiparts, Clock clock) {
        this.scanner = scanner;
        this.scanned = scanned;
        this.files = files;
        this.multiparts = multiparts;
        this.clock = clock;
    }

    /**
     * Finds new and changed files, lists what cannot be uploaded, forgets failed files that are gone, and puts failed
     * files whose pause is over back in line. Files that S3 has stay listed when they are deleted.
     *
     * @param stability files that changed more recently than this are left for the next scan
     * @return how many files changed their row
     */
    long run(Job job, Duration stability) throws SourceUnavailableException {
        JobRequest request = job.request();
        Path root = Path.of(request.sourceFolder());
        ScanBatch batch = new ScanBatch(job, scanned, clock.instant().minus(stability), stability.isZero());
        if (job.counters().total() > 0) {
            scanner.requireNotEmpty(root);
        }
        scanner.scan(root, FileFilter.of(request.pattern(), request.options().exclude()), batch::add);
        batch.flush();
        return batch.changes() + new LeftBehind(job, files, scanned, multiparts, root, batch.unusable()).tidy();
    }
}
