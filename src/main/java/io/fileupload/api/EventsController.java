package io.fileupload.api;

import io.fileupload.job.Jobs;
import io.fileupload.request.UploadId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Server-sent events of one upload or of all. */
@RestController
@RequestMapping(path = "/api/v1/uploads", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class EventsController {

    private final Jobs jobs;
    private final JobEvents events;

    EventsController(Jobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    @GetMapping("/events")
    void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        stream(request, response, null);
    }

    @GetMapping(UploadId.VARIABLE + "/events")
    void one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        jobs.get(id);
        stream(request, response, id);
    }

    private void stream(HttpServletRequest request, HttpServletResponse response, @Nullable String id)
            throws IOException {
        if (request.getMethod().equals("HEAD")) {
            // Nothing follows its headers: a stream would wait for ever, and never notice that the client has gone.
            EventClient.describe(response);
            return;
        }
        events.requireRoom();
        events.add(EventClient.open(request, response, id));
    }
}
