package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.upload.JobStatuses;
import org.springframework.stereotype.Component;

/** Makes the views of uploads. */
@Component
class UploadViews {

    private final JobStatuses statuses;

    UploadViews(JobStatuses statuses) {
        this.statuses = statuses;
    }

    UploadView of(Job job) {
        return new UploadView(job, statuses.of(job));
    }
}
