package io.fileupload.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the files of a job, by path and a page at a time. */
@Service
@Transactional(readOnly = true)
public class JobFiles {

    private final FileRepository files;

    JobFiles(FileRepository files) {
        this.files = files;
    }

    /** Up to {@code limit} files after this path; null state means any. */
    public List<FileView> page(String jobId, @Nullable FileState state, String afterPath, int limit) {
        Limit rows = Limit.of(limit);
        String after = withoutNul(afterPath);
        List<FileEntity> page = state == null ? files.page(jobId, after, rows) : files.page(jobId, state, after, rows);
        return page.stream().map(FileEntity::toView).toList();
    }

    /** As {@link #page}, of the files that a person searches for. */
    public List<FileView> search(String jobId, FileSearch search, String afterPath, int limit) {
        if (search.text().isBlank()) {
            return page(jobId, search.state(), afterPath, limit);
        }
        return files.search(jobId, search.states(), search.like(), withoutNul(afterPath), Limit.of(limit)).stream()
                .map(FileEntity::toView)
                .toList();
    }

    /** PostgreSQL takes no NUL, and no path has one: the same paths come after what is before it. */
    private static String withoutNul(String afterPath) {
        int nul = afterPath.indexOf('\0');
        return nul < 0 ? afterPath : afterPath.substring(0, nul);
    }

    public boolean anyPending(String jobId) {
        return files.existsByJobIdAndState(jobId, FileState.PENDING);
    }

    /** Files of a shard that are not settled, by path. */
    public List<FileRecord> unsettled(long shard) {
        return files.findUnsettled(shard).stream().map(FileEntity::toRecord).toList();
    }

    /** Multipart uploads that S3 holds parts of, over all jobs. */
    public OpenMultipartTotals openMultiparts() {
        return files.countOpenMultiparts();
    }

    /** Those of one job. */
    public OpenMultipartTotals openMultiparts(String jobId) {
        return files.countOpenMultiparts(jobId);
    }

    /** Ids of jobs with multipart uploads that no run will go on with: ended before this time. */
    public List<String> jobsWithAbandonedMultiparts(Instant endedBefore, int limit) {
        return files.findJobsWithAbandonedMultiparts(endedBefore, Limit.of(limit));
    }

    /** The most frequent reasons first. */
    public List<FailureCount> failures(String jobId, int limit) {
        return files.countFailures(jobId, Limit.of(limit));
    }
}
