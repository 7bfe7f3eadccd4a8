package io.fileupload.job;

import java.time.Instant;

/** A file with the times of its row, for display. */
public record FileView(FileRecord file, Instant createdAt, Instant updatedAt) {}
