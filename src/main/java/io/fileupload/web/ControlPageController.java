package io.fileupload.web;

import io.fileupload.http.Callers;
import io.fileupload.job.FileSearch;
import io.fileupload.job.FileState;
import io.fileupload.upload.JobControl;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The buttons of an upload's page. */
@Controller
@RequestMapping("/uploads/{id}")
class ControlPageController {

    private final JobControl control;

    ControlPageController(JobControl control) {
        this.control = control;
    }

    @PostMapping("/pause")
    RedirectView pause(@PathVariable String id) {
        control.pause(id);
        return Redirects.toUpload(id);
    }

    @PostMapping("/resume")
    RedirectView resume(@PathVariable String id) {
        control.resume(id);
        return Redirects.toUpload(id);
    }

    @PostMapping("/cancel")
    RedirectView cancel(@PathVariable String id) {
        control.cancel(id);
        return Redirects.toUpload(id);
    }

    @PostMapping("/retry")
    RedirectView retry(@PathVariable String id, @Nullable Principal caller) {
        control.retry(id, Callers.name(caller));
        return Redirects.toUpload(id);
    }

    @PostMapping(path = "/retry", params = "path")
    RedirectView retry(
            @PathVariable String id,
            @RequestParam String path,
            @RequestParam @Nullable FileState files,
            @RequestParam(defaultValue = "") String q,
            @Nullable Principal caller) {
        control.retry(id, path, Callers.name(caller));
        return Redirects.toFiles(id, new FileSearch(files, q));
    }

    @PostMapping("/rescan")
    RedirectView rescan(@PathVariable String id, @Nullable Principal caller) {
        control.rescan(id, Callers.name(caller));
        return Redirects.toUpload(id);
    }

    @PostMapping("/delete")
    RedirectView delete(@PathVariable String id) {
        control.delete(id);
        return Redirects.seeOther("/");
    }
}
