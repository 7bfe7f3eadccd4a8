package io.fileupload.web;

import io.fileupload.job.FileSearch;
import io.fileupload.job.FileState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the files of an upload, and where its links lead.
 *
 * @param after path of the last file on the page before; empty on the first
 * @param last path of the last file on this one; null where no page follows
 */
record FilePage(
        String jobId,
        FileSearch search,
        List<FileLine> lines,
        String after,
        @Nullable String last) {

    public String in(@Nullable FileState state) {
        return FilesLink.to(jobId, new FileSearch(state, search.text()));
    }

    public String first() {
        return FilesLink.to(jobId, search);
    }

    public String next() {
        return FilesLink.to("/uploads/{id}", jobId, search, "after", last);
    }

    public String retry(String path) {
        return FilesLink.to("/uploads/{id}/retry", jobId, search, "path", path);
    }

    /** Why it is empty, in words. */
    public String nothing(boolean active) {
        if (!search.text().isBlank()) {
            return "No path contains “" + search.text().strip() + "”"
                    + (search.state() == null ? "." : " among the files in this state.");
        }
        if (search.state() != null) {
            return "No files in this state.";
        }
        return active ? "No files yet: the folder is being looked at." : "No files.";
    }
}
