package io.fileupload.folder;

import java.time.Instant;

public record FileVersion(long size, Instant mtime, String identity) {}
