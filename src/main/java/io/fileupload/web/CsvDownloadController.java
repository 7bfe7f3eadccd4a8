package io.fileupload.web;

import io.fileupload.job.FileState;
import io.fileupload.job.Job;
import io.fileupload.job.Jobs;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of files that the API gives as CSV, as a link: a browser cannot choose the type it asks for. */
@Controller
class CsvDownloadController {

    private final Jobs jobs;

    CsvDownloadController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/uploads/{id}/files.csv")
    void csv(
            @PathVariable String id,
            @RequestParam @Nullable FileState state,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Job job = jobs.get(id);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(job.id()));
        String list = UriComponentsBuilder.fromPath("/api/v1/uploads/{id}/files")
                .encode()
                .buildAndExpand(job.id())
                .toUriString();
        request.getRequestDispatcher(list).forward(new CsvWanted(request), response);
    }

    private static final class CsvWanted extends HttpServletRequestWrapper {

        CsvWanted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? "text/csv" : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    ? Collections.enumeration(List.of("text/csv"))
                    : super.getHeaders(name);
        }
    }
}
