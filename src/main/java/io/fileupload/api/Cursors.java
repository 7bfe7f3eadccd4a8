package io.fileupload.api;

import io.fileupload.job.FileView;
import io.fileupload.job.Job;
import io.fileupload.job.JobCursor;
import io.fileupload.job.Run;
import io.fileupload.request.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Cursors as clients see them: text to hand back as it came. */
final class Cursors {

    private Cursors() {}

    static String after(Job job) {
        return encode(job.createdAt().toEpochMilli() + ":" + job.id());
    }

    static String after(FileView file) {
        return encode(file.file().path());
    }

    static @Nullable JobCursor job(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = decode(cursor).split(":", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,15}")) {
            throw invalid();
        }
        return new JobCursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    }

    static String after(Run run) {
        return encode(String.valueOf(run.id()));
    }

    /** Before which run the next page begins. */
    static long run(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        String id = decode(cursor);
        if (!id.matches("\\d{1,18}")) {
            throw invalid();
        }
        return Long.parseLong(id);
    }

    static String path(@Nullable String cursor) {
        return cursor == null ? "" : decode(cursor);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.isEmpty() || text.indexOf('\0') >= 0) {
                throw invalid();
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static InvalidRequestException invalid() {
        return InvalidRequestException.ofField("cursor", "is not a cursor of this list; take next_cursor as it came");
    }
}
