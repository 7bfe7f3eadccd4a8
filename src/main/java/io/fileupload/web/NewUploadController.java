package io.fileupload.web;

import io.fileupload.http.Callers;
import io.fileupload.job.JobConflictException;
import io.fileupload.job.JobRequest;
import io.fileupload.job.Jobs;
import io.fileupload.request.BucketNames;
import io.fileupload.request.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a new upload: look for the folder, see what would be uploaded, start. */
@Controller
@RequestMapping("/new")
class NewUploadController {

    private final FormCheck check;
    private final Jobs jobs;
    private final FolderChoice folders;
    private final PreviewPanel preview;
    private final BucketNames buckets;

    NewUploadController(FormCheck check, Jobs jobs, FolderChoice folders, PreviewPanel preview, BucketNames buckets) {
        this.check = check;
        this.jobs = jobs;
        this.folders = folders;
        this.preview = preview;
        this.buckets = buckets;
    }

    @GetMapping
    String form(Model model) {
        return form(UploadForm.empty(), model);
    }

    /** @param from an upload to take everything but the name from */
    @GetMapping(params = "from")
    String formLike(@RequestParam String from, Model model) {
        return form(UploadForm.like(jobs.get(from).request()), model);
    }

    @PostMapping
    Object start(
            @ModelAttribute("form") UploadForm form,
            Model model,
            HttpServletResponse response,
            @Nullable Principal caller) {
        try {
            JobRequest job = check.validated(form, null);
            return Redirects.toUpload(jobs.create(form.request(null).uploadId(), job, Callers.name(caller))
                    .id());
        } catch (InvalidRequestException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", FormErrors.of(e));
        } catch (JobConflictException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("errors", FormErrors.ofField("upload_id", String.valueOf(e.getMessage())));
        }
        return form(form, model);
    }

    /** Without JavaScript: the same form, with another folder opened in it. */
    @PostMapping(params = "browse")
    String browse(@ModelAttribute("form") UploadForm form, @RequestParam String browse, Model model) {
        return form(form.withSourceFolder(browse), model);
    }

    /** Without JavaScript: the same form, with what it would upload. */
    @PostMapping(params = "preview")
    String preview(@ModelAttribute("form") UploadForm form, Model model) {
        preview.add(form, model);
        return form(form, model);
    }

    @GetMapping("/folders")
    String folders(@RequestParam String browse, Model model, HttpServletResponse response) {
        folders.add(browse, model);
        model.addAttribute("form", UploadForm.empty().withSourceFolder(browse));
        response.setHeader("HX-Trigger-After-Settle", "folder-chosen");
        return "new :: browsed";
    }

    @PostMapping("/preview")
    String previewPanel(@ModelAttribute("form") UploadForm form, Model model) {
        preview.add(form, model);
        return "new :: preview";
    }

    @GetMapping("/buckets")
    String buckets(Model model) {
        model.addAttribute("buckets", buckets.suggested());
        return "new :: buckets";
    }

    private String form(UploadForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("buckets", List.of());
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", FormErrors.NONE);
        }
        folders.add(form.sourceFolder() == null ? "" : form.sourceFolder(), model);
        return "new";
    }
}
