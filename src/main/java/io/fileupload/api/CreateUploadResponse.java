package io.fileupload.api;

import io.fileupload.job.CreatedJob;

/** @param status {@code created}, or {@code exists} if the same request had made the job before */
record CreateUploadResponse(String uploadId, String status) {

    static CreateUploadResponse of(CreatedJob job) {
        return new CreateUploadResponse(job.id(), job.created() ? "created" : "exists");
    }
}
