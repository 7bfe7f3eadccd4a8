package io.fileupload.web;

import io.fileupload.job.FileSearch;
import io.fileupload.job.FileState;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.Jobs;
import io.fileupload.transfer.JobProgress;
import io.fileupload.transfer.LiveProgress;
import io.fileupload.upload.JobStatuses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one upload. */
@Controller
@RequestMapping("/uploads/{id}")
class UploadPageController {

    private static final int FAILURES_SHOWN = 10;

    private final Jobs jobs;
    private final JobFiles files;
    private final FileLines lines;
    private final UploadViews views;
    private final JobStatuses statuses;
    private final LiveProgress live;
    private final CurlCommand curl;

    UploadPageController(
            Jobs jobs,
            JobFiles files,
            FileLines lines,
            UploadViews views,
            JobStatuses statuses,
            LiveProgress live,
            CurlCommand curl) {
        this.jobs = jobs;
        this.files = files;
        this.lines = lines;
        this.views = views;
        this.statuses = statuses;
        this.live = live;
        this.curl = curl;
    }

    /**
     * @param files state of the files to list; null means any
     * @param q part of their path; empty means any
     * @param after where that list goes on
     * @param confirm what to ask about before it is done
     */
    @GetMapping
    String page(
            @PathVariable String id,
            @RequestParam @Nullable FileState files,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam @Nullable Control confirm,
            HttpServletRequest request,
            Model model) {
        Job job = jobs.get(id);
        addWork(job, model);
        model.addAttribute("page", lines.page(job, new FileSearch(files, q), after));
        model.addAttribute("states", FileState.values());
        model.addAttribute("confirm", confirm);
        model.addAttribute("rates", rates(id));
        model.addAttribute("curl", curl.creating(job, request.getSession(false) != null));
        return "upload";
    }

    /** What changes while files are sent, beside the numbers that come as events. */
    @GetMapping("/work")
    String work(@PathVariable String id, Model model) {
        addWork(jobs.get(id), model);
        return "upload :: work";
    }

    private void addWork(Job job, Model model) {
        model.addAttribute("upload", views.of(job));
        model.addAttribute("inFlight", lines.inFlight(job));
        model.addAttribute("failures", failures(job));
        model.addAttribute("multiparts", statuses.openMultiparts(job));
        model.addAttribute("resumed", statuses.resumedBytes(job));
    }

    private List<FailureGroup> failures(Job job) {
        return job.counters().failed() == 0
                ? List.of()
                : files.failures(job.id(), FAILURES_SHOWN).stream()
                        .map(FailureGroup::new)
                        .toList();
    }

    private String rates(String id) {
        return live.find(id).map(JobProgress::rateHistory).orElse(List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
