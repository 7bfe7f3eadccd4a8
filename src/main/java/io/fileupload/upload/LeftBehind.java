package io.fileupload.upload;

import io.fileupload.job.FileChange;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.ScannedFiles;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Goes over the few files of a job that S3 does not have: gone ones are forgotten, due ones tried again. */
final class LeftBehind {

    private static final int PAGE = 1_000;

    private final Job job;
    private final JobFiles files;
    private final ScannedFiles scanned;
    private final Path root;
    private final Set<String> unnameable;

    /** @param unnameable what the scan came across that no path leads to */
    LeftBehind(Job job, JobFiles files, ScannedFiles scanned, Path root, Set<String> unnameable) {
        this.job = job;
        this.files = files;
        this.scanned = scanned;
        this.root = root;
        this.unnameable = unnameable;
    }

    /** @return how many rows changed */
    long tidy() {
        return tidy(FileState.FAILED) + tidy(FileState.SKIPPED) + tidy(FileState.PENDING);
    }

    private long tidy(FileState state) {
        long changes = 0;
        String last = "";
        List<FileRecord> page;
        do {
            page = files.page(job.id(), state, last, PAGE).stream()
                    .map(FileView::file)
                    .toList();
            changes += tidy(page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).path();
        } while (page.size() == PAGE);
        return changes;
    }

    private long tidy(List<FileRecord> page) {
        List<FileRecord> gone = page.stream().filter(this::isGone).toList();
        List<FileChange> due = page.stream()
                .filter(file -> !gone.contains(file) && isDue(file))
                .map(file -> new FileChange(file, file.dueAgain()))
                .toList();
        if (!gone.isEmpty()) {
            scanned.remove(job.id(), gone);
        }
        if (!due.isEmpty()) {
            scanned.change(job.id(), due);
        }
        return gone.size() + due.size();
    }

    private boolean isGone(FileRecord file) {
        return !unnameable.contains(file.path())
                && Files.notExists(root.resolve(file.path()), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDue(FileRecord file) {
        Instant retryAt = file.status().retryAt();
        return file.status().state() == FileState.FAILED && retryAt != null && !retryAt.isAfter(Instant.now());
    }
}
