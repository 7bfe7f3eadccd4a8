package io.fileupload.web;

import io.fileupload.job.FileSearch;
import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.upload.JobStatuses;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the views of files. */
@Component
class FileLines {

    private static final int PAGE = 50;
    private static final int IN_FLIGHT = 20;

    private final JobFiles files;
    private final JobStatuses statuses;

    FileLines(JobFiles files, JobStatuses statuses) {
        this.files = files;
        this.statuses = statuses;
    }

    /** Files by path. */
    FilePage page(Job job, FileSearch search, String after) {
        List<FileView> found = files.search(job.id(), search, after, PAGE + 1);
        List<FileView> shown = found.subList(0, Math.min(PAGE, found.size()));
        String last = found.size() > PAGE ? shown.get(PAGE - 1).file().path() : null;
        return new FilePage(job.id(), search, lines(job, shown), after, last);
    }

    List<FileLine> inFlight(Job job) {
        return job.state().isActive()
                ? lines(job, files.page(job.id(), FileState.IN_PROGRESS, "", IN_FLIGHT))
                : List.of();
    }

    private List<FileLine> lines(Job job, List<FileView> views) {
        return views.stream()
                .map(view -> new FileLine(view, statuses.completedBytes(job, view.file())))
                .toList();
    }
}
