package io.fileupload.api;

import io.fileupload.job.Jobs;
import io.fileupload.job.Run;
import io.fileupload.job.Runs;
import io.fileupload.request.UploadId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to an upload when. */
@RestController
@RequestMapping(path = "/api/v1/uploads", produces = MediaType.APPLICATION_JSON_VALUE)
class RunsController {

    private final Jobs jobs;
    private final Runs runs;

    RunsController(Jobs jobs, Runs runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    @GetMapping(UploadId.VARIABLE + "/runs")
    RunListResponse list(
            @PathVariable String id, @RequestParam @Nullable String limit, @RequestParam @Nullable String cursor) {
        jobs.get(id);
        int size = QueryParameters.limit(limit);
        List<Run> page = runs.page(id, Cursors.run(cursor), size + 1);
        List<Run> shown = page.subList(0, Math.min(size, page.size()));
        String next = page.size() > size ? Cursors.after(shown.get(size - 1)) : null;
        return new RunListResponse(shown.stream().map(RunResponse::of).toList(), next);
    }
}
