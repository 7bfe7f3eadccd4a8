package io.fileupload.upload;

import io.fileupload.folder.FileFilter;
import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.Job;
import io.fileupload.job.JobRequest;
import io.fileupload.job.ScanFigures;
import io.fileupload.job.ScannedFiles;
import io.fileupload.work.Owner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** Brings a job's files in the database in line with its folder, a batch at a time. */
@Component
class FolderScan {

    private final FolderScanner scanner;
    private final ScannedFiles scanned;
    private final LeftBehind leftBehind;
    private final Clock clock;

    FolderScan(FolderScanner scanner, ScannedFiles scanned, LeftBehind leftBehind, Clock clock) {
        this.scanner = scanner;
        this.scanned = scanned;
        this.leftBehind = leftBehind;
        this.clock = clock;
    }

    /** Whether the folder is empty or not there, as where a disk is not mounted on this node. */
    boolean findsNothing(Job job) {
        try {
            scanner.requireNotEmpty(Path.of(job.request().sourceFolder()));
            return false;
        } catch (SourceUnavailableException e) {
            return true;
        }
    }

    /**
     * Finds new and changed files, lists what cannot be uploaded, forgets failed files that are gone, and puts failed
     * files whose pause is over back in line. Files that S3 has stay listed when they are deleted.
     *
     * @param stability files that changed more recently than this are left for a later scan
     * @throws io.fileupload.job.JobHaltedException once the job is asked to stop
     */
    ScanFigures run(Owner owner, Job job, Duration stability) throws SourceUnavailableException, InterruptedException {
        JobRequest request = job.request();
        Path root = Path.of(request.sourceFolder());
        ScanBatch batch = new ScanBatch(owner, job, scanned, clock.instant().minus(stability), stability.isZero());
        if (job.counters().total() > 0) {
            scanner.requireNotEmpty(root);
        }
        try {
            scanner.scan(
                    root, FileFilter.of(request.pattern(), request.options().exclude()), batch::add);
        } catch (CancellationException e) {
            Thread.interrupted();
            throw new InterruptedException("The scan was stopped");
        }
        batch.flush();
        return batch.figures().plusChanged(leftBehind.tidy(owner, job, batch.unusable()));
    }
}
