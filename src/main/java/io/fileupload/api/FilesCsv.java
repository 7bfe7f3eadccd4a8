package io.fileupload.api;

import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.Jobs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of a job as CSV (RFC 4180), a page at a time: a million files need no more memory than a thousand. */
@Component
class FilesCsv {

    private static final int PAGE = 1_000;
    private static final String HEADER = "path,key,state,size,mtime,completed_bytes,attempts,failure_code,"
            + "failure_reason,etag,checksum_algorithm,checksum_value,created_at,updated_at";

    private final Jobs jobs;
    private final JobFiles files;
    private final UploadResponses responses;

    FilesCsv(Jobs jobs, JobFiles files, UploadResponses responses) {
        this.jobs = jobs;
        this.files = files;
        this.responses = responses;
    }

    void write(Job job, @Nullable FileState state, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write(HEADER + "\r\n");
        String last = "";
        List<FileView> page;
        do {
            page = files.page(job.id(), state, last, PAGE);
            for (FileView file : page) {
                csv.write(row(responses.of(job, file)));
                last = file.file().path();
            }
        } while (page.size() == PAGE);
        // A list that ends early because its job was deleted meanwhile must not look whole.
        jobs.get(job.id());
        csv.flush();
    }

    private static String row(FileResponse file) {
        FileResponse.Checksum checksum = file.checksum();
        return Arrays.asList(
                                file.path(),
                                file.key(),
                                file.state(),
                                file.size(),
                                file.mtime(),
                                file.completedBytes(),
                                file.attempts(),
                                file.failureCode(),
                                file.failureReason(),
                                file.etag(),
                                checksum == null ? null : checksum.algorithm(),
                                checksum == null ? null : checksum.value(),
                                file.createdAt(),
                                file.updatedAt())
                        .stream()
                        .map(FilesCsv::field)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String field(@Nullable Object value) {
        String text = Objects.toString(value, "");
        boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
