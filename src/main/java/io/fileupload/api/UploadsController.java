package io.fileupload.api;

import io.fileupload.http.Callers;
import io.fileupload.job.CreatedJob;
import io.fileupload.job.FileState;
import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobCursor;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import io.fileupload.request.CreateUploadCheck;
import io.fileupload.request.CreateUploadRequest;
import io.fileupload.request.Preview;
import io.fileupload.request.UploadId;
import io.fileupload.upload.JobStatuses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Upload jobs: create, look at, list. */
@RestController
@RequestMapping(path = "/api/v1/uploads", produces = MediaType.APPLICATION_JSON_VALUE)
class UploadsController {

    private final Jobs jobs;
    private final JobFiles files;
    private final CreateUploadCheck check;
    private final JobStatuses statuses;
    private final UploadResponses responses;
    private final Preview preview;
    private final FilesCsv csv;

    UploadsController(
            Jobs jobs,
            JobFiles files,
            CreateUploadCheck check,
            JobStatuses statuses,
            UploadResponses responses,
            Preview preview,
            FilesCsv csv) {
        this.jobs = jobs;
        this.files = files;
        this.check = check;
        this.statuses = statuses;
        this.responses = responses;
        this.preview = preview;
        this.csv = csv;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreateUploadResponse> create(@RequestBody CreateUploadRequest request, @Nullable Principal caller) {
        CreatedJob job = jobs.create(request.uploadId(), check.validated(request), Callers.name(caller));
        return ResponseEntity.status(job.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/uploads/" + job.id()))
                .body(CreateUploadResponse.of(job));
    }

    @GetMapping
    UploadListResponse list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String attention,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        int size = QueryParameters.limit(limit);
        JobState wanted = QueryParameters.state(JobState.class, state);
        JobCursor after = Cursors.job(cursor);
        List<Job> page = QueryParameters.flag("attention", attention)
                ? statuses.needingPerson(wanted, after, size + 1)
                : jobs.list(wanted, after, size + 1);
        List<Job> shown = page.subList(0, Math.min(size, page.size()));
        String next = page.size() > size ? Cursors.after(shown.get(size - 1)) : null;
        return new UploadListResponse(shown.stream().map(responses::of).toList(), next);
    }

    @GetMapping(UploadId.VARIABLE)
    UploadResponse get(@PathVariable String id) {
        return responses.of(jobs.get(id));
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    PreviewResponse preview(@RequestBody CreateUploadRequest request) {
        return PreviewResponse.of(preview.of(check.validated(request)));
    }

    @GetMapping(path = UploadId.VARIABLE + "/files", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> filesCsv(@PathVariable String id, @RequestParam @Nullable String state) {
        Job job = jobs.get(id);
        FileState wanted = QueryParameters.state(FileState.class, state);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(out -> csv.write(job, wanted, out));
    }

    @GetMapping(UploadId.VARIABLE + "/files")
    FileListResponse files(
            @PathVariable String id,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        Job job = jobs.get(id);
        int size = QueryParameters.limit(limit);
        List<FileView> page =
                files.page(id, QueryParameters.state(FileState.class, state), Cursors.path(cursor), size + 1);
        List<FileView> shown = page.subList(0, Math.min(size, page.size()));
        String next = page.size() > size ? Cursors.after(shown.get(size - 1)) : null;
        return new FileListResponse(
                shown.stream().map(file -> responses.of(job, file)).toList(), next);
    }
}
