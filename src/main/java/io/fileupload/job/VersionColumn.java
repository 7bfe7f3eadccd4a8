package io.fileupload.job;

import io.fileupload.folder.FileVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file's version as text: the timestamp columns keep milliseconds only, change detection needs all of it. */
final class VersionColumn {

    private VersionColumn() {}

    static @Nullable String format(@Nullable FileVersion version) {
        return version == null ? null : version.size() + " " + version.mtime() + " " + version.identity();
    }

    static @Nullable FileVersion parse(@Nullable String column) {
        if (column == null) {
            return null;
        }
        String[] parts = column.split(" ", 3);
        return new FileVersion(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]);
    }
}
