package io.fileupload.web;

import io.fileupload.job.FileState;
import io.fileupload.job.FileStatus;
import io.fileupload.job.FileView;
import io.fileupload.job.MultipartProgress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file of an upload as the pages show it; sizes in bytes. */
record FileLine(FileView view, long completedBytes) {

    public String path() {
        return view.file().path();
    }

    public long size() {
        return view.file().size();
    }

    public FileStatus status() {
        return view.file().status();
    }

    /** Of its style. */
    public String css() {
        return status().state().name().toLowerCase(Locale.ROOT);
    }

    /** How many parts of a large file are done, such as {@code 3 of 12 parts}; null for one sent whole. */
    public @Nullable String parts() {
        MultipartProgress multipart = status().multipart();
        if (multipart == null || multipart.partSize() == 0 || status().state() == FileState.UPLOADED) {
            return null;
        }
        long size = multipart.partSize();
        long done = completedBytes >= size() ? (size() + size - 1) / size : completedBytes / size;
        return "%d of %d parts".formatted(done, (size() + size - 1) / size);
    }
}
