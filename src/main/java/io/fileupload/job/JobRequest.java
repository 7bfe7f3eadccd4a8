package io.fileupload.job;

import org.jspecify.annotations.Nullable;

/** What a user asked a job to do; two equal requests are the same job. */
public record JobRequest(
        String sourceFolder,
        String bucket,
        String prefix,
        @Nullable String pattern,
        boolean monitor,
        JobOptions options) {}
