package io.fileupload.job;

/**
 * A bounded share of a job's files that has one owner at a time.
 *
 * @param bytes of all its files
 * @param begun an owner before may have left files in doubt
 */
public record Shard(long id, String jobId, int files, long bytes, boolean begun) {}
