package io.fileupload.upload;

import io.fileupload.job.AbandonedUploads;
import io.fileupload.job.FileChange;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.MultipartProgress;
import io.fileupload.job.ObjectKey;
import io.fileupload.job.ScannedFiles;
import io.fileupload.transfer.RetryPolicy;
import io.fileupload.work.Owner;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Goes over the few files of a job that S3 does not have: gone ones are forgotten, due ones tried again. */
@Component
class LeftBehind {

    private static final int PAGE = 1_000;

    private final JobFiles files;
    private final ScannedFiles scanned;
    private final AbandonedUploads abandoned;
    private final Clock clock;

    LeftBehind(JobFiles files, ScannedFiles scanned, AbandonedUploads abandoned, Clock clock) {
        this.files = files;
        this.scanned = scanned;
        this.abandoned = abandoned;
        this.clock = clock;
    }

    /**
     * After a scan of the job's folder. At the first one no file that waits can be gone yet.
     *
     * @param unusable what the scan came across and could not read
     * @return how many rows changed
     */
    long tidy(Owner owner, Job job, Set<String> unusable) {
        return tidy(owner, job, unusable, FileState.FAILED)
                + tidy(owner, job, unusable, FileState.SKIPPED)
                + (job.lastScanAt() != null ? tidy(owner, job, unusable, FileState.PENDING) : 0);
    }

    private long tidy(Owner owner, Job job, Set<String> unusable, FileState state) {
        long changes = 0;
        String last = "";
        List<FileRecord> page;
        do {
            page = files.page(job.id(), state, last, PAGE).stream()
                    .map(FileView::file)
                    .toList();
            changes += tidy(owner, job, unusable, page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).path();
        } while (page.size() == PAGE);
        return changes;
    }

    private long tidy(Owner owner, Job job, Set<String> unusable, List<FileRecord> page) {
        Path root = Path.of(job.request().sourceFolder());
        Map<Boolean, List<FileRecord>> byGone =
                page.stream().collect(Collectors.partitioningBy(file -> isGone(root, unusable, file)));
        List<FileRecord> gone = byGone.getOrDefault(true, List.of());
        Instant now = clock.instant();
        List<FileChange> due = byGone.getOrDefault(false, List.of()).stream()
                .filter(file -> isDue(file, now))
                .map(file -> new FileChange(file, file.dueAgain()))
                .toList();
        if (!gone.isEmpty()) {
            gone.forEach(file -> abandonParts(job, file));
            scanned.remove(owner, job.id(), gone);
        }
        if (!due.isEmpty()) {
            scanned.change(owner, job.id(), due);
        }
        return gone.size() + due.size();
    }

    /** With its row no one would know of them. */
    private void abandonParts(Job job, FileRecord file) {
        MultipartProgress parts = file.status().multipart();
        if (parts != null) {
            String key = ObjectKey.of(job.request(), file.path());
            abandoned.add(job.id(), job.request().bucket(), key, parts.uploadId());
        }
    }

    private static boolean isGone(Path root, Set<String> unusable, FileRecord file) {
        if (file.version() == null && file.status().state() == FileState.FAILED) {
            return !unusable.contains(file.path());
        }
        Path path = root.resolve(file.path());
        return Files.notExists(path, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDue(FileRecord file, Instant now) {
        Instant retryAt = file.status().retryAt();
        return file.status().state() == FileState.FAILED && retryAt != null && RetryPolicy.isDue(retryAt, now);
    }
}
