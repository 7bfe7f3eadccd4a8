package io.fileupload.api;

import io.fileupload.http.Callers;
import io.fileupload.request.UploadId;
import io.fileupload.upload.JobControl;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steers upload jobs; a control that the job's state does not allow is a 409. */
@RestController
@RequestMapping(path = "/api/v1/uploads/" + UploadId.VARIABLE, produces = MediaType.APPLICATION_JSON_VALUE)
class ControlController {

    private final JobControl control;
    private final UploadResponses responses;

    ControlController(JobControl control, UploadResponses responses) {
        this.control = control;
        this.responses = responses;
    }

    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse pause(@PathVariable String id) {
        return responses.of(control.pause(id));
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse resume(@PathVariable String id) {
        return responses.of(control.resume(id));
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse cancel(@PathVariable String id) {
        return responses.of(control.cancel(id));
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse retry(@PathVariable String id, @RequestParam @Nullable String path, @Nullable Principal caller) {
        String by = Callers.name(caller);
        return responses.of(path == null ? control.retry(id, by) : control.retry(id, path, by));
    }

    @PostMapping("/rescan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse rescan(@PathVariable String id, @Nullable Principal caller) {
        return responses.of(control.rescan(id, Callers.name(caller)));
    }

    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    UploadResponse change(@PathVariable String id, @RequestBody ChangeUploadRequest change) {
        return responses.of(control.setMonitor(id, change.requireMonitor()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        control.delete(id);
    }
}
