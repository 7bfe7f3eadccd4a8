package io.fileupload.web;

import io.fileupload.folder.FolderSettings;
import io.fileupload.job.JobFiles;
import io.fileupload.job.Jobs;
import io.fileupload.request.RequestSettings;
import io.fileupload.transfer.S3Availability;
import io.fileupload.transfer.TransferSettings;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the service itself is. */
@Controller
class StatusController {

    private final HealthChecks checks;
    private final S3Availability s3;
    private final Jobs jobs;
    private final JobFiles files;
    private final TransferSettings uploads;
    private final RequestSettings requests;
    private final FolderSettings folders;
    private final ObjectProvider<BuildProperties> build;
    private final Clock clock;

    StatusController(
            HealthChecks checks,
            S3Availability s3,
            Jobs jobs,
            JobFiles files,
            TransferSettings uploads,
            RequestSettings requests,
            FolderSettings folders,
            ObjectProvider<BuildProperties> build,
            Clock clock) {
        this.checks = checks;
        this.s3 = s3;
        this.jobs = jobs;
        this.files = files;
        this.uploads = uploads;
        this.requests = requests;
        this.folders = folders;
        this.build = build;
        this.clock = clock;
    }

    @GetMapping("/status")
    String status(Model model) {
        model.addAttribute("checks", checks.all());
        model.addAttribute("waiting", s3.waitingReason().orElse(null));
        model.addAttribute("counts", StateTab.all(jobs.countByState()));
        model.addAttribute("multiparts", files.openMultiparts());
        model.addAttribute("uploads", uploads);
        model.addAttribute("requests", requests);
        model.addAttribute("folders", folders);
        model.addAttribute("build", build.getIfAvailable());
        model.addAttribute("checkedAt", clock.instant());
        model.addAttribute("uptime", uptime().toSeconds());
        return "status";
    }

    private Duration uptime() {
        Instant start =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return Duration.between(start, clock.instant());
    }
}
