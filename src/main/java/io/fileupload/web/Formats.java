package io.fileupload.web;

import io.fileupload.job.FileState;
import io.fileupload.job.Overwrite;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and times as people read them; {@code live.js} writes them alike. */
@Component("format")
class Formats {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public String files(long number) {
        return counted(number, "file");
    }

    public String folders(long number) {
        return counted(number, "folder");
    }

    private String counted(long number, String what) {
        return count(number) + " " + what + (number == 1 ? "" : "s");
    }

    public String bytes(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 1024 && unit < UNITS.length - 1) {
            shown /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }

    public String rate(long bytesPerSecond) {
        return bytes(bytesPerSecond) + "/s";
    }

    public String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
                : seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }

    public String file(FileState state) {
        return switch (state) {
            case PENDING -> "Waiting";
            case IN_PROGRESS -> "Uploading";
            case UPLOADED -> "Uploaded";
            case FAILED -> "Failed";
            case SKIPPED -> "Skipped";
        };
    }

    /** Why files are left out of an upload. */
    public String skip(String code) {
        return switch (code) {
            case "SYMLINK" -> "symbolic links";
            case "SPECIAL_FILE" -> "pipes, sockets or devices";
            case "KEY_TOO_LONG" -> "longer than S3 allows";
            case "UNREPRESENTABLE_NAME" -> "names that are not valid UTF-8";
            case "UNREADABLE" -> "not readable by the service";
            default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    public String overwrite(Overwrite overwrite) {
        return switch (overwrite) {
            case ALWAYS -> "Replaced";
            case IF_CHANGED -> "Replaced if size or time differ";
            case NEVER -> "Left as they are";
        };
    }

    public String entries(Map<String, String> entries) {
        return entries.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
