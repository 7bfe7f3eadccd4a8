package io.fileupload.job;

/** A job's state or error changed; published in the transaction that changed it. */
public record JobChanged(String jobId) {}
