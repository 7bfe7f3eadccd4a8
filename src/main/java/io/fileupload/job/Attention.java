package io.fileupload.job;

import java.time.Instant;

/**
 * What a job needs a person for although nothing runs.
 *
 * @param code stable, for programs
 * @param reason in words
 * @param since when it was first found
 */
public record Attention(String code, String reason, Instant since) {}
