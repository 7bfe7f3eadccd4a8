package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileState;
import io.fileupload.job.JobFiles;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The files of a job that wait and may be tried now, by path, read a page at a time. */
final class PendingFiles implements Iterator<FileRecord> {

    private static final int PAGE = 500;

    private final JobFiles files;
    private final String jobId;
    private Iterator<FileRecord> page = List.<FileRecord>of().iterator();
    private String last = "";
    private boolean end;

    PendingFiles(JobFiles files, String jobId) {
        this.files = files;
        this.jobId = jobId;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !end) {
            List<FileRecord> rows = files.due(jobId, FileState.PENDING, last, PAGE);
            end = rows.size() < PAGE;
            page = rows.iterator();
        }
        return page.hasNext();
    }

    @Override
    public FileRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FileRecord next = page.next();
        last = next.path();
        return next;
    }
}
