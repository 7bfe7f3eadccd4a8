package io.fileupload.web;

import io.fileupload.job.FailureCount;

/** Files that failed for one reason, and what to do about them. */
record FailureGroup(FailureCount failure) {

    public String advice() {
        return Advice.of(failure.code());
    }
}
