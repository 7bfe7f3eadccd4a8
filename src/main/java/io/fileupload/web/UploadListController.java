package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.job.JobCursor;
import io.fileupload.job.JobSearch;
import io.fileupload.job.JobState;
import io.fileupload.job.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of uploads, newest first. */
@Controller
class UploadListController {

    private static final int PAGE = 25;

    private final Jobs jobs;
    private final UploadViews views;

    UploadListController(Jobs jobs, UploadViews views) {
        this.jobs = jobs;
        this.views = views;
    }

    /**
     * @param before time and id of the last upload on the page before; none for the first page
     */
    @GetMapping("/")
    String list(
            @RequestParam @Nullable JobState state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable Long before,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        JobCursor cursor = before == null ? null : new JobCursor(Instant.ofEpochMilli(before), id);
        List<Job> found = jobs.search(new JobSearch(state, q), cursor, PAGE + 1);
        List<Job> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<JobState, Long> counts = jobs.countByState();
        model.addAttribute("uploads", shown.stream().map(views::of).toList());
        model.addAttribute("next", found.size() > PAGE ? JobCursor.after(shown.get(PAGE - 1)) : null);
        model.addAttribute("firstPage", before == null);
        model.addAttribute("state", state);
        model.addAttribute("q", q.strip());
        model.addAttribute("tabs", StateTab.all(counts));
        return "uploads";
    }

    @GetMapping("/uploads")
    String home() {
        return "redirect:/";
    }
}
