package io.fileupload.upload;

import io.fileupload.job.FileChange;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.ScannedFiles;
import io.fileupload.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes over the few files of a job that S3 does not have: gone ones are forgotten, due ones tried again. */
final class LeftBehind {

    private static final int PAGE = 1_000;

    private final Job job;
    private final JobFiles files;
    private final ScannedFiles scanned;
    private final OpenMultiparts multiparts;
    private final Path root;
    private final Set<String> unusable;

    LeftBehind(
            Job job, JobFiles files, ScannedFiles scanned, OpenMultiparts multiparts, Path root, Set<String> unusable) {
        this.job = job;
        this.files = files;
        this.scanned = scanned;
        this.multiparts = multiparts;
        this.root = root;
        this.unusable = unusable;
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
        Map<Boolean, List<FileRecord>> byGone = page.stream().collect(Collectors.partitioningBy(this::isGone));
        List<FileRecord> gone = byGone.getOrDefault(true, List.of());
        List<FileChange> due = byGone.getOrDefault(false, List.of()).stream()
                .filter(LeftBehind::isDue)
                .map(file -> new FileChange(file, file.dueAgain()))
                .toList();
        if (!gone.isEmpty()) {
            scanned.remove(job.id(), gone.stream().filter(this::isWithoutParts).toList());
        }
        if (!due.isEmpty()) {
            scanned.change(job.id(), due);
        }
        return gone.size() + due.size();
    }

    /** One whose parts cannot be given up now stays listed until the next scan, or no one would know of them. */
    private boolean isWithoutParts(FileRecord file) {
        try {
            multiparts.abort(job, file);
            return true;
        } catch (StorageException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isGone(FileRecord file) {
        if (file.version() == null && file.status().state() == FileState.FAILED) {
            return !unusable.contains(file.path());
        }
        Path path = root.resolve(file.path());
        return Files.notExists(path, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDue(FileRecord file) {
        Instant retryAt = file.status().retryAt();
        return file.status().state() == FileState.FAILED && retryAt != null && !retryAt.isAfter(Instant.now());
    }
}
